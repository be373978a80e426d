export type ThinkingClock = ReturnType<typeof startThinkingClock>;

/** Measures how long a model thought: from the first piece of its reasoning to the first piece of anything else it says, or to its end. */
export function startThinkingClock(now: () => number = () => performance.now()) {
  let beganAt: number | null = null;
  let latestAt: number | null = null;
  let isOver = false;
  return {
    note: (chunkType: string) => {
      if (isOver) return;
      if (chunkType.startsWith('reasoning-')) {
        beganAt ??= now();
        latestAt = now();
      } else if (beganAt !== null && (chunkType.startsWith('text-') || chunkType.startsWith('tool-'))) isOver = true;
    },
    /** Milliseconds; null for a model that did not show that it thought. */
    tookMs: (): number | null => (beganAt === null || latestAt === null ? null : Math.round(latestAt - beganAt)),
  };
}
