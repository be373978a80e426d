import { costOfUsage } from '#lib/models/cost-of-usage';
import { NO_USAGE } from '#lib/models/no-usage';
import { toNano } from '#lib/money';
import type { AdmittedCall, CallLeg } from './admit-call.ts';

/**
 * What an attempt cost that failed before another upstream is asked: nothing where that is certain; what the upstream will say (null)
 * where it can be asked, with the prompt's price to book when it never does; else the prompt's price at once.
 */
export function failedCost(
  call: AdmittedCall,
  { candidates: [{ model }], connection }: CallLeg,
  failed: { readonly isFree: boolean; readonly generationId: string | null },
): { costNano: number | null; estimateNano: number } {
  if (failed.isFree) return { costNano: 0, estimateNano: 0 };
  const usage = { ...NO_USAGE, promptTokens: call.estimate.promptTokens };
  const prompt = costOfUsage(model.pricing, usage, new Date(call.openedAt));
  const estimateNano = prompt ? toNano(prompt) : 0;
  const isAskable = failed.generationId !== null && connection.kind !== 'compatible';
  return { costNano: isAskable ? null : estimateNano, estimateNano };
}
