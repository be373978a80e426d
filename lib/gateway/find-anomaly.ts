import { billableUsage } from '#lib/models/billable-usage';
import { costOfUsage } from '#lib/models/cost-of-usage';
import type { Pricing, Usage } from '#lib/models/model';
import { compare, type Decimal, times } from '#lib/money';

const FAR_TOO_DEAR = 100;

export type Anomaly = 'nothing' | 'hundredfold';

type Charged = {
  /** Upstream's own word. */
  readonly cost: Decimal;
  readonly pricing: Pricing;
  readonly usage: Usage;
  readonly finishReason: string | null;
  /** Whether the answer came to its end: of one that did not, upstream may charge nothing. */
  readonly isFinished: boolean;
  /** With a provider key of the team's own, nothing is a fee like any other. */
  readonly isByok: boolean;
  readonly at: Date;
};

/** Whether what upstream charged cannot be what these tokens cost by its own price list. It is booked as told all the same. */
export function findAnomaly(charged: Charged): Anomaly | null {
  const { cost, pricing, usage, finishReason, isFinished, isByok, at } = charged;
  if (cost.digits > 0n) {
    // Searches are charged for where the list has no price for them too.
    if (usage.webSearchRequests > 0 && pricing.web_search === undefined) return null;
    const listed = costOfUsage(pricing, usage, at);
    return listed && compare(cost, times(listed, FAR_TOO_DEAR)) >= 0 ? 'hundredfold' : null;
  }
  if (!isFinished || isByok || usage.promptTokens + usage.completionTokens === 0) return null;
  const due = costOfUsage(pricing, billableUsage(usage, finishReason), at);
  return due && due.digits > 0n ? 'nothing' : null;
}
