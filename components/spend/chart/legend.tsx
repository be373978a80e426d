import clsx from 'clsx';
import type { ChartSeries } from './chart-model.ts';
import { Swatch } from './swatch.tsx';

/** Names the colours. Pressing one leaves it alone in the chart; pressing it again brings the others back. */
export function Legend({
  series,
  isolated,
  onIsolate,
}: {
  series: readonly ChartSeries[];
  isolated: string | null;
  onIsolate: (key: string | null) => void;
}) {
  return (
    <ul className="-mx-1.5 flex flex-wrap gap-x-1 gap-y-0.5 text-sm">
      {series.map(({ key, name, fill }) => (
        <li key={key} className="min-w-0">
          <button
            type="button"
            aria-pressed={isolated === key}
            onClick={() => onIsolate(isolated === key ? null : key)}
            className={clsx(
              'flex h-6 max-w-64 items-center gap-1.5 rounded-sm px-1.5 transition-colors hover:bg-gray-4 hover:text-foreground pointer-coarse:h-11',
              isolated === null || isolated === key ? 'text-foreground' : 'text-muted-foreground',
            )}
          >
            <Swatch fill={fill} className={clsx(isolated !== null && isolated !== key && 'opacity-40')} />
            <span className="truncate">{name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
