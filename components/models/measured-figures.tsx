import type { MeasuredModel } from '#lib/spend/measured-model';
import { Money } from '@/components/ui/money';
import { formatSpeed, formatWait } from './format-measured.ts';

/** What an answer cost the team, how long it waited and how fast it wrote. What was never measured is a dash, never 0. */
export function MeasuredFigures({ measured }: { measured: MeasuredModel | undefined }) {
  if (!measured || measured.answers === 0)
    return (
      <span className="text-gray-10">
        <span aria-hidden>–</span>
        <span className="sr-only">not measured yet</span>
      </span>
    );
  return (
    <>
      <span className="block text-foreground">
        <Money usd={measured.costUsd} />
        <span className="sr-only"> an answer</span>
      </span>
      <span className="block truncate">
        {formatWait(measured.firstTokenMs)} · {formatSpeed(measured.tokensPerSecond)}
      </span>
    </>
  );
}

/** The same in one line, where there is room for no more; nothing where nothing was measured. */
export function MeasuredWords({ measured }: { measured: MeasuredModel | undefined }) {
  if (!measured || measured.answers === 0) return null;
  return (
    <>
      {' · '}
      <Money usd={measured.costUsd} /> an answer, {formatWait(measured.firstTokenMs)}
    </>
  );
}
