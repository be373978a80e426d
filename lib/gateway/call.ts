import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Principal } from '#lib/auth/principal';
import type { Receipt } from '#lib/spend/receipt';

/** Who calls, why, and for how long they want it. */
export type CallContext = {
  readonly principal: Principal;
  readonly purpose: 'chat' | 'compare' | 'title' | 'api';
  readonly signal: AbortSignal;
  readonly conversationId?: string;
  readonly runId?: string;
  /** The calling program's own name, already sanitised. */
  readonly app?: string;
};

/** An OpenRouter chat completions body; only `model`, `models`, `route`, `provider`, `stream`, `max_tokens`, `max_completion_tokens`, `n`, `messages` and `prompt` are read. */
export type CallRequest = { readonly model?: string } & Record<string, unknown>;

/** An upstream's answer, its bytes untouched. `settled` never rejects: it resolves when the ending is written. */
export type CallAnswer = {
  readonly callId: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  readonly settled: Promise<CallOutcome>;
};

/** How a call ended. `finished`: whole. `left`: the caller went. `broke`: the upstream or the wire failed after it began to answer. */
export type CallOutcome = {
  readonly ending: 'finished' | 'left' | 'broke';
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly receipt: Receipt;
};
