import type { KeyRow } from './key-record.ts';
import type { KeyView } from './key-view.ts';

export type FoundKey = { row: KeyRow; last4: string; makerName: string };

export function toKeyView(
  { row: { memberId, updatedAt: _, ...row }, last4, makerName }: FoundKey,
  now: number,
): KeyView {
  const isExpired = row.expiresAt !== null && row.expiresAt <= now;
  const state = row.disabledAt !== null ? 'disabled' : isExpired ? 'expired' : 'active';
  return { ...row, masked: `plx-…${last4}`, maker: { id: memberId, name: makerName }, state };
}
