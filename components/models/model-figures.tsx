'use client';

import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import { Tokens } from '@/components/ui/tokens';
import { formatSpeed, formatWait } from './format-measured.ts';
import { useMeasured } from './use-measured.ts';

/** What the team measured of one model in the last 30 days. */
export function ModelFigures({ model }: { model: string }) {
  const measured = useMeasured()[model];
  if (!measured || measured.answers === 0)
    return (
      <p className="text-muted-foreground">
        Nobody in your team used it in the last 30 days, so nothing is known of its speed and cost here.
      </p>
    );
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      <Figure label="An answer costs">
        <Money usd={measured.costUsd} />
      </Figure>
      <Figure label="First token after">{formatWait(measured.firstTokenMs)}</Figure>
      <Figure label="Whole after">{formatWait(measured.durationMs)}</Figure>
      <Figure label="Writes">{formatSpeed(measured.tokensPerSecond)}</Figure>
      <Figure label="Answers">
        <Tokens count={measured.answers} />
      </Figure>
    </dl>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted-foreground text-sm">{label}</dt>
      <dd className="mt-0.5 font-medium text-xl">{children}</dd>
    </div>
  );
}
