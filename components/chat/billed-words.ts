import type { RunError } from '#lib/conversations/view';
import { parseDecimal } from '#lib/money';
import type { Receipt } from '#lib/spend/receipt';

const WORDS: Record<RunError['billed'], string> = {
  yes: 'It was billed; the receipt says how much.',
  no: 'It was not billed.',
  unknown: 'Whether it was billed is not known yet; its amount stays held until it is.',
};

const ESTIMATED = 'Whether it was billed was never told: an estimate is booked, the receipt says how much.';

/** Was a failed answer billed? A settled receipt, which may come long after the failure, knows better than the failure did. */
export function billedWords(error: RunError, receipt: Receipt | null): string {
  if (receipt?.state === 'estimated') return ESTIMATED;
  const cost = receipt?.state === 'reported' && receipt.costUsd !== null ? parseDecimal(receipt.costUsd) : null;
  if (!cost) return WORDS[error.billed];
  return cost.digits === 0n ? WORDS.no : WORDS.yes;
}
