import type { OutgoingHttpHeaders } from 'node:http';
import type { Writable } from 'node:stream';

/** Where an answer can go: to a client (`ServerResponse`), or to where answers are kept. */
export type AnswerSink = Writable & {
  writeHead: (status: number, headers: OutgoingHttpHeaders) => unknown;
  flushHeaders: () => void;
  setTimeout: (ms: number, onTimeout: () => void) => unknown;
};
