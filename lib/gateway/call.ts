import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Principal } from '#lib/auth/principal';
import type { FormName } from '#lib/openrouter/forms';
import type { Receipt } from '#lib/spend/receipt';

export type { FormName };

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

/** An OpenRouter body of any form; only what routes it (`model`, `models`, `fallbacks`, `route`, `provider`), `stream`, `n`, its caps and its prompt are read. */
export type CallRequest = { readonly model?: string } & Record<string, unknown>;

/** How a program put its request. What is left out: a chat completion made here, which is written from the request. */
export type CallWire = {
  readonly form: FormName;
  /** The request as it came: forwarded untouched unless something in it must change. */
  readonly bytes: Buffer;
  /** Headers to send along, by their lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
};

/** An upstream's answer, its bytes untouched. `settled` never rejects: it resolves when the ending is written. */
export type CallAnswer = {
  readonly callId: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  /** All of `body`, where it came in one piece. */
  readonly whole: Buffer | null;
  /** When the first attempt went out, on the monotonic clock. */
  readonly sentAt: number;
  /** Of an answer in one piece, as the upstream itself says; null while nobody knows. */
  readonly costUsd: string | null;
  /** Known when the last byte is: resolves before `body` ends. */
  readonly ended: Promise<CallEnding>;
  readonly settled: Promise<CallOutcome>;
};

/** Why a body ended where it did. `isTold`: the upstream's own last event says what went wrong. */
export type CallEnding = Pick<CallOutcome, 'ending' | 'error'> & { readonly isTold: boolean };

/** How a call ended. `finished`: whole. `left`: the caller went. `broke`: the upstream or the wire failed after it began to answer. */
export type CallOutcome = {
  readonly ending: 'finished' | 'left' | 'broke';
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly receipt: Receipt;
};
