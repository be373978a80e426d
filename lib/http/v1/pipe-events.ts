import type { Readable, Writable } from 'node:stream';
import { eventEdge } from './event-edge.ts';

export type PipeLimits = { readonly keepAliveMs: number; readonly stallMs: number };

export const PIPE_LIMITS: PipeLimits = { keepAliveMs: 15_000, stallMs: 60_000 };

const KEEP_ALIVE = ': PARALLAX WAITING\n\n';
const MOST_HELD_BYTES = 64 * 1024;
/** The longest blank line less one byte: it may be cut in two. */
const EDGE_BYTES = 3;

/**
 * Passes a stream of events on byte for byte, whole events at a time, so that a comment can keep a silent line alive and a last word
 * can be said after a break. An event too large to hold back goes on in pieces. Reading slowly slows the upstream down; a reader who
 * takes nothing for `stallMs` is cut off.
 * @returns once the source has ended or broken off, or the reader has gone: whether it stands at the edge of an event.
 */
export function pipeEvents(
  source: Readable,
  response: Writable,
  { keepAliveMs, stallMs }: PipeLimits = PIPE_LIMITS,
): Promise<void> {
  return new Promise((resolve) => {
    let held: Buffer[] = [];
    let heldBytes = 0;
    let isAtEdge = true;
    let stall: NodeJS.Timeout | null = null;

    const silence = setInterval(() => {
      if (isAtEdge && !response.writableNeedDrain) response.write(KEEP_ALIVE);
    }, keepAliveMs);

    const write = (bytes: Buffer) => {
      silence.refresh();
      if (response.write(bytes)) return;
      source.pause();
      stall ??= setTimeout(() => response.destroy(), stallMs);
    };
    const onDrain = () => {
      if (stall) clearTimeout(stall);
      stall = null;
      source.resume();
    };
    const pass = (bytes: Buffer, edge: number) => {
      isAtEdge = edge > 0 ? true : isAtEdge;
      if (edge > 0) write(edge === bytes.length ? bytes : bytes.subarray(0, edge));
      held = edge === bytes.length ? [] : [bytes.subarray(edge)];
      heldBytes = bytes.length - edge;
    };
    const onData = (chunk: Buffer) => {
      const bytes = heldBytes === 0 ? chunk : Buffer.concat([...held, chunk]);
      pass(bytes, eventEdge(bytes));
      if (heldBytes <= MOST_HELD_BYTES && isAtEdge) return;
      // In the middle of an event that is too large: all but what may be the half of its blank line.
      const rest = Buffer.concat(held);
      const cut = Math.max(0, rest.length - EDGE_BYTES);
      if (cut > 0) write(rest.subarray(0, cut));
      isAtEdge = isAtEdge && cut === 0;
      held = [rest.subarray(cut)];
      heldBytes = rest.length - cut;
    };
    const done = () => {
      clearInterval(silence);
      if (stall) clearTimeout(stall);
      response.off('drain', onDrain).off('close', done);
      source.off('data', onData).off('end', onEnd).off('error', onBreak).off('close', done);
      resolve();
    };
    const onEnd = () => {
      if (heldBytes > 0) response.write(Buffer.concat(held));
      done();
    };
    const onBreak = () => {
      // Half an event is worth nothing; begun on the wire, it is ended there.
      if (!isAtEdge) response.write('\n\n');
      done();
    };

    response.on('drain', onDrain).on('close', done);
    source.on('data', onData).on('end', onEnd).on('error', onBreak).on('close', done);
  });
}
