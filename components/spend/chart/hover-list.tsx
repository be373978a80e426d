import { formatBucket } from '@/components/spend/format-days';
import { formatAmount } from '@/components/spend/measure';
import { type ChartModel, rankedIn } from './chart-model.ts';
import { Swatch } from './swatch.tsx';

const MOST_ROWS = 9;

/** What one bucket holds, most first; beside the hairline, on the side with more room. */
export function HoverList({ model, index, x, width }: { model: ChartModel; index: number; x: number; width: number }) {
  const bucket = model.buckets[index];
  if (!bucket) return null;
  const isRight = x < width / 2;
  return (
    <div
      className="floating pointer-events-none absolute top-0 z-10 w-max max-w-[min(20rem,70%)] p-3 text-sm"
      style={isRight ? { left: x + 12 } : { right: width - x + 12 }}
    >
      <p className="flex items-baseline justify-between gap-6 border-b pb-1.5">
        <span className="text-muted-foreground">{formatBucket(bucket.startsAt, model.grain)}</span>
        <span className="font-medium">{formatAmount(model.measure, bucket.amount)}</span>
      </p>
      <ul className="flex flex-col gap-1 pt-1.5">
        {rankedIn(model.series, index)
          .slice(0, MOST_ROWS)
          .map(({ series, amount }) => (
            <li key={series.key} className="flex items-center gap-2">
              <Swatch fill={series.fill} />
              <span className="min-w-0 flex-1 truncate">{series.name}</span>
              <span className="pl-4">{formatAmount(model.measure, amount)}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
