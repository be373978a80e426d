import type { KeySpend } from '#lib/spend/key-spend';
import type { KeyView } from './key-view.ts';

/** A key with what it spent. */
export type UsedKey = KeyView & { use: KeySpend };
