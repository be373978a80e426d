/** How `/generation` answers: a status until a moment (epoch ms), an answer after a while (ms), or none ever. */
export type LookupFault =
  | { readonly status: number; readonly untilMs: number }
  | { readonly status: 'slow'; readonly afterMs: number }
  | { readonly status: 'hang' };
