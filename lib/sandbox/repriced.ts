import { charge, type TokenCounts } from './charge.ts';
import type { Draft } from './draft.ts';

/** A draft with other tokens, and what they cost. */
export function repriced(draft: Draft, tokens: TokenCounts): Draft {
  return { ...draft, tokens, charge: charge(draft.model.pricing, tokens, new Date(draft.createdAt)) };
}
