'use client';

import clsx from 'clsx';
import { useMemo } from 'react';
import { Money } from '@/components/ui/money';
import { useConversationContext } from './conversation-context.tsx';
import { gapOf } from './gap-of.ts';
import { sumCosts } from './sum-costs.ts';
import { useConversation } from './use-conversation.ts';

/** What the answers on show cost so far; what is not settled yet stands apart. */
export function CostTotal({ className }: { className?: string }) {
  const { store } = useConversationContext();
  const { conversation } = useConversation(store);
  const total = useMemo(() => sumCosts(conversation.panes), [conversation.panes]);
  const isPart = conversation.panes.some((pane) => pane.hasEarlier || gapOf(pane.messages) > 0);
  const hasCost = total.costUsd !== '0';
  if (!hasCost && total.unsettledCount === 0) return null;
  return (
    <p className={clsx('whitespace-nowrap text-muted-foreground', className)}>
      {hasCost && (
        <>
          <Money
            usd={total.costUsd}
            state={total.hasEstimates ? 'estimated' : 'reported'}
            className="text-foreground"
          />
          <span>{isPart ? ' in what is shown' : ' so far'}</span>
        </>
      )}
      {total.unsettledCount > 0 && (
        <span>
          {hasCost && ' · '}
          {total.unsettledCount} unsettled, <Money usd={null} state="unsettled" held={total.heldUsd} />
        </span>
      )}
    </p>
  );
}
