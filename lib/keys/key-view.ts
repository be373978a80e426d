import type { KeyRow } from './key-record.ts';

/** A key as people and programs see it; the key itself is never in it. Times are epoch milliseconds. */
export type KeyView = Omit<KeyRow, 'memberId' | 'updatedAt'> & {
  /** `plx-…last4` of its newest text. */
  masked: string;
  maker: { id: string; name: string };
  state: 'active' | 'disabled' | 'expired';
};

export type FoundKey = { row: KeyRow; last4: string; makerName: string };

export function toKeyView(
  { row: { memberId, updatedAt: _, ...row }, last4, makerName }: FoundKey,
  now: number,
): KeyView {
  const isExpired = row.expiresAt !== null && row.expiresAt <= now;
  const state = row.disabledAt !== null ? 'disabled' : isExpired ? 'expired' : 'active';
  return { ...row, masked: `plx-…${last4}`, maker: { id: memberId, name: makerName }, state };
}
