/** How `/generation` answers: a status until a moment (epoch ms), an answer after a while (ms), none ever, or with some of it changed. */
export type LookupFault =
  | { readonly status: number; readonly untilMs: number }
  | { readonly status: 'slow'; readonly afterMs: number }
  | { readonly status: 'hang' }
  | { readonly status: 'bent'; readonly bend: Readonly<Record<string, unknown>> };
