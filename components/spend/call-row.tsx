'use client';

import type { CallLine } from '#lib/spend/call-line';
import { useModelName } from '@/components/models/use-models';
import { Badge } from '@/components/ui/badge';
import { Duration } from '@/components/ui/duration';
import { ModelDot } from '@/components/ui/model-dot';
import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';
import { Cell, Row } from '@/components/ui/table';
import { Tokens } from '@/components/ui/tokens';
import { callAdjustment } from './call-adjustment.ts';
import { callEnding } from './call-ending.ts';

/** One request: when, which model, how it ended, what it took and cost. */
export function CallRow({
  call,
  decimals,
  hasWho,
  onOpen,
}: {
  call: CallLine;
  decimals: number;
  /** Whether its line says whose it is. */
  hasWho: boolean;
  onOpen: () => void;
}) {
  const nameOf = useModelName();
  const model = call.servedModel ?? call.requestedModel;
  const ending = callEnding(call);
  const late = callAdjustment(call);
  const badge = (
    <span title={call.errorMessage ?? undefined}>
      <Badge tone={ending.tone}>{ending.words}</Badge>
    </span>
  );
  return (
    <Row>
      <Cell className="whitespace-nowrap text-muted-foreground">
        <RelativeTime at={call.openedAt} />
      </Cell>
      <Cell className="w-full min-w-28 max-w-0">
        <span className="flex items-center gap-2" title={model}>
          <ModelDot model={model} />
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={onOpen}
            className="min-w-0 truncate rounded-xs text-left underline-offset-3 hover:underline pointer-coarse:min-h-11"
          >
            {nameOf(model)}
          </button>
          {ending.tone !== 'neutral' && <span className="md:hidden">{badge}</span>}
        </span>
      </Cell>
      {hasWho && (
        <Cell className="max-w-48 truncate max-lg:hidden">
          <span dir="auto">{call.memberName ?? 'nobody'}</span>
          {call.keyName !== null && (
            <span dir="auto" className="text-muted-foreground">
              {' '}
              with {call.keyName}
            </span>
          )}
        </Cell>
      )}
      <Cell className="whitespace-nowrap max-md:hidden">
        <span className="inline-flex gap-1.5">
          {badge}
          {late && <Badge tone={late.tone}>{late.words}</Badge>}
        </span>
      </Cell>
      <Cell align="end" className="max-md:hidden">
        <Tokens count={tokensOf(call)} />
      </Cell>
      <Cell align="end" className="max-lg:hidden">
        <Duration ms={call.durationMs} />
      </Cell>
      <Cell align="end">
        <Money usd={call.costUsd} held={call.heldUsd} state={call.state} isAligned decimals={decimals} />
      </Cell>
    </Row>
  );
}

function tokensOf({ promptTokens, completionTokens }: CallLine): number | null {
  return promptTokens === null && completionTokens === null ? null : (promptTokens ?? 0) + (completionTokens ?? 0);
}
