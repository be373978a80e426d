import type { Receipt } from '#lib/spend/receipt';
import { Duration } from '@/components/ui/duration';
import { Money } from '@/components/ui/money';
import { Tokens } from '@/components/ui/tokens';
import { formatRate } from './format-rate.ts';
import { isServedByOther } from './receipt-facts.ts';
import { ReceiptPopover } from './receipt-popover.tsx';

/** A receipt in one line, for narrow columns; the whole of it behind its button. Its facts are children of the line around it. */
export function ReceiptLine({ receipt }: { receipt: Receipt }) {
  return (
    <>
      <span className="inline-flex items-center gap-1">
        <Money usd={receipt.costUsd} state={receipt.state} held={receipt.heldUsd} className="text-foreground" />
        {receipt.state !== 'reported' && <span>{receipt.state}</span>}
        <ReceiptPopover receipt={receipt} />
      </span>
      {receipt.completionTokens !== null && (
        <span>
          <Tokens count={receipt.promptTokens} /> in · <Tokens count={receipt.completionTokens} /> out
        </span>
      )}
      {receipt.firstTokenMs !== null && (
        <span className="max-sm:hidden">
          <Duration ms={receipt.firstTokenMs} /> to first token
        </span>
      )}
      {receipt.tokensPerSecond !== null && <span>{formatRate(receipt.tokensPerSecond)}</span>}
      {isServedByOther(receipt) && <span className="text-warn-text">answered by {receipt.servedModel}</span>}
    </>
  );
}
