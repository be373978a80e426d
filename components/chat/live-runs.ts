import type { UIMessageChunk } from 'ai';
import type { PaneView } from '#lib/conversations/view';
import { createRunReader, type Parts, type RunReader } from './run-reader.ts';

/** The text that is arriving, by run. What a person has seen never shrinks, also not while a replay catches up with it. */
export type LiveRuns = {
  push(runId: string, chunk: UIMessageChunk): void;
  /** Reads these runs from their first chunk again. */
  restart(runIds: readonly string[]): void;
  end(runId: string): void;
  pump(): void;
  parts(runId: string): Parts | null;
  close(): void;
};

type Live = { reader: RunReader; shown: Parts | null };

export function createLiveRuns(onFailure: () => void): LiveRuns {
  const runs = new Map<string, Live>();

  function begin(runId: string): Live {
    const before = runs.get(runId);
    before?.reader.close();
    const live: Live = { reader: createRunReader(onFailure), shown: before?.shown ?? null };
    runs.set(runId, live);
    return live;
  }

  return {
    push: (runId, chunk) => (runs.get(runId) ?? begin(runId)).reader.push(chunk),
    restart(runIds) {
      for (const runId of runIds) begin(runId);
    },
    end(runId) {
      runs.get(runId)?.reader.close();
      runs.delete(runId);
    },
    pump() {
      for (const { reader } of runs.values()) reader.pump();
    },
    parts(runId) {
      const live = runs.get(runId);
      if (!live) return null;
      const latest = live.reader.parts();
      if (latest && lengthOf(latest) >= lengthOf(live.shown)) live.shown = latest;
      return live.shown;
    },
    close() {
      for (const { reader } of runs.values()) reader.close();
      runs.clear();
    },
  };
}

/** The pane with the arriving text in its running messages; the same object where nothing arrives. */
export function withLiveParts(pane: PaneView, partsOf: (runId: string) => Parts | null): PaneView {
  let isChanged = false;
  const messages = pane.messages.map((message) => {
    const parts = message.run?.state === 'running' ? partsOf(message.run.id) : null;
    if (!parts || lengthOf(parts) < lengthOf(message.parts)) return message;
    isChanged = true;
    return { ...message, parts };
  });
  return isChanged ? { ...pane, messages } : pane;
}

function lengthOf(parts: Parts | null): number {
  return (parts ?? []).reduce(
    (sum, part) => sum + (part.type === 'text' || part.type === 'reasoning' ? part.text.length : 0),
    0,
  );
}
