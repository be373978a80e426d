'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { ArrowDownRight, ArrowUpRight } from 'lucide-react';
import type { Spend } from '#lib/spend/spend';
import { Amount } from './amount.tsx';
import { describeChange, describePrevious } from './describe-change.ts';
import { formatDays } from './format-days.ts';
import { amountOfFigures, MEASURE_LABELS, MEASURES, type Measure, toLength } from './measure.ts';

/** The three figures of a range; the one chosen is what the chart draws. */
export function Totals({ spend, show, onShow }: { spend: Spend; show: Measure; onShow: (show: Measure) => void }) {
  return (
    <RadioGroup
      aria-label="Shown in the chart"
      value={show}
      onValueChange={(next) => onShow(next as Measure)}
      className="grid min-w-0 flex-1 grid-cols-3 border-b"
    >
      {MEASURES.map((measure) => (
        <Radio.Root
          key={measure}
          value={measure}
          nativeButton
          render={<button type="button" />}
          className="group -mb-px flex min-w-0 flex-col items-start gap-0.5 border-transparent border-b-2 px-3 pt-1 pb-3 text-left transition-colors first:pl-0 hover:border-gray-8 focus-visible:-outline-offset-2 data-checked:border-accent"
        >
          <span className="text-muted-foreground text-sm group-data-checked:text-foreground">
            {MEASURE_LABELS[measure]}
          </span>
          <span className="font-medium text-xl md:text-2xl">
            <Amount measure={measure} amount={amountOfFigures(spend.totals, measure)} />
          </span>
          <Comparison spend={spend} measure={measure} />
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

function Comparison({ spend, measure }: { spend: Spend; measure: Measure }) {
  const { totals, previous } = spend;
  const change = describeChange(
    toLength(amountOfFigures(totals, measure)),
    toLength(amountOfFigures(previous, measure)),
  );
  const Arrow = change.direction === 'up' ? ArrowUpRight : ArrowDownRight;
  return (
    <span
      data-exact={formatDays(previous.startsAt, previous.endsAt)}
      className="flex items-start gap-1 text-muted-foreground text-sm [text-wrap:pretty]"
    >
      {change.direction !== 'none' && <Arrow aria-hidden className="mt-0.5 size-3.5 shrink-0 max-sm:hidden" />}
      <span>
        {change.words}
        <span className="max-sm:hidden">
          {' '}
          {change.joint} {describePrevious(spend, previous.endsAt - previous.startsAt)}
        </span>
      </span>
    </span>
  );
}
