import { describeError } from './describe-error.ts';
import type { Log } from './log.ts';

export type Job = {
  /** Runs now; whoever asks while it does waits for the same run. Never rejects: what fails is logged, and tried at the next turn. */
  runOnce: () => Promise<void>;
  /** Tells the run that is under way to end, and waits for it. */
  close: () => Promise<void>;
};

type Work = {
  readonly everyMs: number;
  /** Absent: the first turn comes like the others. */
  readonly firstMs?: number;
  /** Whether its turn is one for a run; who asks for a run gets it all the same. Absent: every turn. */
  readonly isDue?: () => boolean;
  /** What the log says of a run that threw, or could not be told to be due. */
  readonly failed: string;
  readonly run: (signal: AbortSignal) => Promise<void>;
};

/** Runs something again and again, one run at a time. Keeps no process alive. */
export function startJob(
  { log }: { readonly log: Log },
  { everyMs, firstMs, isDue = () => true, failed, run }: Work,
): Job {
  const stop = new AbortController();
  let running: Promise<void> | null = null;
  const note = (error: Error) => log.error({ failure: describeError(error) }, failed);
  const runOnce = () => {
    running ??= run(stop.signal)
      .catch(note)
      .finally(() => {
        running = null;
      });
    return running;
  };
  const turn = async () => {
    if (isDue()) await runOnce();
  };
  const take = () => void turn().catch(note);
  const first = firstMs === undefined ? undefined : setTimeout(take, firstMs).unref();
  const timer = setInterval(take, everyMs).unref();
  return {
    runOnce,
    close: async () => {
      clearTimeout(first);
      clearInterval(timer);
      stop.abort();
      await running;
    },
  };
}
