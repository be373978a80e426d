import type { UIMessageChunk } from 'ai';
import type { RunView } from './view.ts';

/** Why a run ends before its answer does. */
export type StopReason = 'stopped' | 'interrupted';

/** A run whose job is going on in this process. */
export type ActiveRun = {
  readonly conversationId: string;
  readonly view: RunView;
  /** What of the answer is in the journal, adjacent pieces of one text joined. */
  readonly chunks: UIMessageChunk[];
  readonly signal: AbortSignal;
  stopReason: StopReason | null;
  /** Resolves when the ending is written and shown. */
  readonly ended: Promise<void>;
  readonly stop: (reason: StopReason) => void;
  /** To be called once, when the ending is written and shown. */
  readonly end: () => void;
};

export function newActiveRun(conversationId: string, view: RunView): ActiveRun {
  const controller = new AbortController();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const run: ActiveRun = {
    conversationId,
    view,
    chunks: [],
    signal: controller.signal,
    stopReason: null,
    ended,
    stop: (reason) => {
      run.stopReason ??= reason;
      controller.abort();
    },
    end,
  };
  return run;
}
