import type { Writable } from 'node:stream';
import type { Step } from './step.ts';

const TICK_MS = 16;
const BURST_BYTES = 256 * 1024;

export type StreamEnd = 'finished' | 'cut' | 'left';
type Stream = {
  readonly response: Writable;
  readonly steps: Iterator<Step>;
  readonly onStep: (step: Step) => void;
  readonly onEnd: (end: StreamEnd) => void;
  next: Step | undefined;
  dueAt: number;
};

export type Pacer = ReturnType<typeof openPacer>;

/** Writes every running stream's steps when they are due, on one shared timer. `speed` divides the waits; Infinity leaves none. */
export function openPacer(speed: number) {
  const streams = new Set<Stream>();
  let timer: NodeJS.Timeout | undefined;

  /** Runs a stream to its end. `onStep` sees each step just before it is written; `onEnd` is called once. */
  function play(response: Writable, steps: Iterable<Step>, on: Pick<Stream, 'onStep' | 'onEnd'>): void {
    const stream: Stream = {
      response,
      steps: steps[Symbol.iterator](),
      onStep: on.onStep,
      onEnd: on.onEnd,
      next: undefined,
      dueAt: performance.now(),
    };
    streams.add(stream);
    response.on('close', () => finish(stream, 'left'));
    response.on('drain', () => streams.has(stream) && pump(stream));
    advance(stream);
    pump(stream);
    if (streams.size > 0) timer ??= setInterval(tick, TICK_MS);
  }

  function tick(): void {
    for (const stream of streams) pump(stream);
  }

  function pump(stream: Stream): void {
    if (stream.response.destroyed) finish(stream, 'left');
    else if (!stream.response.writableNeedDrain) writeDue(stream);
  }

  function writeDue(stream: Stream): void {
    const { response } = stream;
    const now = performance.now();
    let text = '';
    const flush = () => {
      if (text !== '') response.write(text);
      text = '';
    };
    while (stream.next && stream.dueAt <= now && text.length < BURST_BYTES) {
      const step = stream.next;
      if (step.isCut) {
        flush();
        breakOff(stream);
        return;
      }
      stream.onStep(step);
      if (typeof step.text === 'string') text += step.text;
      else {
        flush();
        response.write(step.text);
      }
      advance(stream);
      if (step.isAlone) {
        setImmediate(() => streams.has(stream) && pump(stream));
        break;
      }
    }
    flush();
    if (stream.next) return;
    finish(stream, 'finished');
    response.end();
  }

  /** The bytes before the cut still leave. */
  function breakOff(stream: Stream): void {
    finish(stream, 'cut');
    setTimeout(() => stream.response.destroy(), TICK_MS);
  }

  function advance(stream: Stream): void {
    const { value, done } = stream.steps.next();
    stream.next = done ? undefined : value;
    if (stream.next) stream.dueAt += waitOf(stream.next);
  }

  function waitOf({ waitMs, isRealTime }: Step): number {
    return isRealTime || waitMs === Number.POSITIVE_INFINITY ? waitMs : waitMs / speed;
  }

  function finish(stream: Stream, end: StreamEnd): void {
    if (!streams.delete(stream)) return;
    stream.onEnd(end);
    if (streams.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  /** Drops what is running as a process that dies would: no ending is recorded. */
  function close(): void {
    streams.clear();
    clearInterval(timer);
    timer = undefined;
  }

  return { play, close };
}
