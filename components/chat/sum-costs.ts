import type { PaneView } from '#lib/conversations/view';
import { add, type Decimal, parseDecimal, toDigits, ZERO } from '#lib/money';
import type { Receipt } from '#lib/spend/receipt';

/** What the answers shown cost together, decimal dollars. Unsettled ones are apart: nobody knows yet what they cost. */
export type CostTotal = {
  readonly costUsd: string;
  readonly hasEstimates: boolean;
  readonly unsettledCount: number;
  readonly heldUsd: string;
};

export function sumCosts(panes: readonly PaneView[]): CostTotal {
  const receipts = panes.flatMap((pane) => pane.messages.flatMap((message) => message.run?.receipt ?? []));
  const unsettled = receipts.filter(isUnsettled);
  const known = receipts.filter((receipt) => !isUnsettled(receipt));
  return {
    costUsd: total(known.map((receipt) => receipt.costUsd)),
    hasEstimates: known.some((receipt) => receipt.state === 'estimated'),
    unsettledCount: unsettled.length,
    heldUsd: total(unsettled.map((receipt) => receipt.heldUsd)),
  };
}

function isUnsettled(receipt: Receipt): boolean {
  return receipt.state === 'unsettled' || receipt.costUsd === null;
}

function total(amounts: readonly (string | null)[]): string {
  const decimals = amounts.flatMap((amount) => (amount === null ? [] : (parseDecimal(amount) ?? [])));
  return toDigits(decimals.reduce<Decimal>(add, ZERO));
}
