import type { ReactNode } from 'react';
import type { Receipt } from '#lib/spend/receipt';
import { Duration } from '@/components/ui/duration';
import { Money } from '@/components/ui/money';
import { Tokens } from '@/components/ui/tokens';
import { CopyButton } from './copy-button.tsx';
import { formatRate } from './format-rate.ts';
import { isServedByOther } from './receipt-facts.ts';

/** A whole receipt: cost and its state, who answered, how fast, how many tokens. */
export function ReceiptList({ receipt }: { receipt: Receipt }) {
  const rate = receipt.tokensPerSecond;
  return (
    <dl className="grid w-full max-w-72 grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-0.5 text-sm">
      <Fact name="Cost">
        <Money usd={receipt.costUsd} state={receipt.state} held={receipt.heldUsd} className="text-foreground" />{' '}
        <span>{receipt.state}</span>
      </Fact>
      {isServedByOther(receipt) && <Fact name="Asked">{receipt.requestedModel}</Fact>}
      {receipt.servedModel && (
        <Fact name="Answered by">
          <span className={isServedByOther(receipt) ? 'text-warn-text' : undefined}>{receipt.servedModel}</span>
        </Fact>
      )}
      {receipt.provider && <Fact name="Provider">{receipt.provider}</Fact>}
      <Fact name="First token">
        <Duration ms={receipt.firstTokenMs} />
      </Fact>
      <Fact name="Whole answer">
        <Duration ms={receipt.durationMs} />
      </Fact>
      {rate !== null && <Fact name="Speed">{formatRate(rate)}</Fact>}
      <Fact name="Tokens in">
        <Tokens count={receipt.promptTokens} />
        {!!receipt.cachedTokens && (
          <>
            , <Tokens count={receipt.cachedTokens} /> cached
          </>
        )}
      </Fact>
      <Fact name="Tokens out">
        <Tokens count={receipt.completionTokens} />
        {!!receipt.reasoningTokens && (
          <>
            , <Tokens count={receipt.reasoningTokens} /> reasoning
          </>
        )}
      </Fact>
      {receipt.finishReason && receipt.finishReason !== 'stop' && <Fact name="Ended by">{receipt.finishReason}</Fact>}
      {receipt.generationId && (
        <Fact name="Request">
          <span className="flex min-w-0 items-center justify-end">
            <span className="truncate font-mono text-xs" title={receipt.generationId}>
              {receipt.generationId}
            </span>
            <CopyButton label="Copy the request id" text={() => receipt.generationId ?? ''} />
          </span>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="min-w-0 text-right text-muted-foreground wrap-anywhere">{children}</dd>
    </>
  );
}
