export type SaveState = 'saved' | 'saving' | { readonly problem: string };

export type Saver<Value> = {
  /** Saves this a moment later; of many changes only the last. */
  change: (value: Value) => void;
  /** Saves at once what is not saved yet. */
  flush: () => void;
};

const SAVE_AFTER_MS = 400;

/** Saves a value while it changes: when it pauses, one save at a time, the last word always. */
export function createSaver<Value>(
  initial: Value,
  save: (value: Value) => Promise<void>,
  onState: (state: SaveState) => void,
): Saver<Value> {
  let latest = initial;
  let saved = initial;
  let isSaving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (!isSaving && latest !== saved) void send(latest);
  }

  async function send(value: Value): Promise<void> {
    isSaving = true;
    try {
      await save(value);
      saved = value;
      if (latest === value) onState('saved');
    } catch (error) {
      onState({ problem: error instanceof Error ? error.message : 'Try again.' });
    }
    isSaving = false;
    if (latest !== value) flush();
  }

  return {
    change: (value) => {
      latest = value;
      onState('saving');
      clearTimeout(timer);
      timer = setTimeout(flush, SAVE_AFTER_MS);
    },
    flush,
  };
}
