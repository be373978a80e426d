import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AppError } from '#lib/errors';
import type { Heap } from './heap-reader.ts';

const LOOK_MS = 250;
const COLLECT_AGAIN_MS = 5_000;
const RETRY_AFTER_S = 5;
/** What is kept free for the calls under way: a part of the limit, and a greater one where the limit is low. */
const SPARE_PART = 0.15;
const MOST_SPARE_PART = 0.25;
const LEAST_SPARE_BYTES = 64 * 1024 * 1024;
/** It must be this much again before calls are taken on as before, so that it does not go to and fro. */
const EASE = 1.5;

export type HeapWatch = {
  /** Whether too little is left to take anything new on. */
  isTight: () => boolean;
  /** To stand before what costs money and memory. @throws AppError `unavailable` while the heap is tight. */
  requireRoom: () => void;
  read: () => Heap;
  close: () => void;
};

type Options = {
  readonly read: () => Heap;
  /** Frees what nobody needs any more. */
  readonly collect?: () => void;
  readonly onChange?: (isTight: boolean, heap: Heap) => void;
  /** Told of what is refused for it. */
  readonly onRefusal?: (error: unknown) => void;
  readonly lookMs?: number;
};

/**
 * Looks four times a second how full the heap is, so that new calls are refused before it is out of memory, which would end those under
 * way. Garbage counts as full until it is collected, so it is, at most every 5 seconds and only near the limit, where the engine was about to.
 */
export function openHeapWatch({
  read,
  collect = toCollector(),
  onChange = () => {},
  onRefusal = () => {},
  lookMs = LOOK_MS,
}: Options): HeapWatch {
  let isTight = false;
  let collectedAt = Number.NEGATIVE_INFINITY;

  const look = () => {
    let heap = read();
    if (isShort(heap, isTight) && performance.now() - collectedAt >= COLLECT_AGAIN_MS) {
      collect();
      collectedAt = performance.now();
      heap = read();
    }
    const wasTight = isTight;
    isTight = isShort(heap, wasTight);
    if (isTight !== wasTight) onChange(isTight, heap);
  };
  const timer = setInterval(look, lookMs).unref();

  return {
    isTight: () => isTight,
    requireRoom: () => {
      if (!isTight) return;
      const error = tight();
      onRefusal(error);
      throw error;
    },
    read,
    close: () => clearInterval(timer),
  };
}

function isShort({ usedBytes, limitBytes }: Heap, wasTight: boolean): boolean {
  const spareBytes = Math.max(limitBytes * SPARE_PART, Math.min(limitBytes * MOST_SPARE_PART, LEAST_SPARE_BYTES));
  return limitBytes - usedBytes < spareBytes * (wasTight ? EASE : 1);
}

/** The engine's own collector, which is there for who asks. */
function toCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function tight(): AppError {
  const message =
    'Parallax has too little memory left to take on more; calls under way go on. Try again in a few seconds.';
  return new AppError('unavailable', message, { retryAfterS: RETRY_AFTER_S });
}
