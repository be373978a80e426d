import type { KeyLimit } from '#lib/keys/used-key';

const NEAR = 0.8;

/** How full a limit is, for drawing alone: parts of the bar from 0 to 1, and how near it is to refusing. */
export function limitLevel({ usd, spentUsd, heldUsd }: Pick<KeyLimit, 'usd' | 'spentUsd' | 'heldUsd'>): {
  spent: number;
  held: number;
  state: 'fine' | 'near' | 'reached';
} {
  const whole = Number(usd);
  if (whole === 0) return { spent: 1, held: 0, state: 'reached' };
  const spent = Math.min(1, Number(spentUsd) / whole);
  const held = Math.min(1 - spent, Number(heldUsd) / whole);
  return { spent, held, state: spent >= 1 ? 'reached' : spent >= NEAR ? 'near' : 'fine' };
}
