import { Skeleton } from '@/components/ui/skeleton';

const FIGURES = ['spend', 'tokens', 'requests'];
/** Heights of stand-in bars in percent, busier to the right like most real ones. */
const BARS = [
  12, 30, 22, 26, 34, 6, 8, 28, 42, 31, 36, 44, 7, 9, 33, 29, 38, 52, 47, 8, 10, 40, 55, 46, 62, 58, 12, 14, 66, 88,
];
const ROWS = [34, 26, 30, 22, 28, 24];

/** Holds the place of the page while its first figures come. */
export function SpendSkeleton() {
  return (
    <div className="flex flex-col gap-10" aria-busy="true">
      <span className="sr-only" role="status">
        Adding up
      </span>
      <div className="grid grid-cols-3 gap-6 border-b pt-1 pb-3">
        {FIGURES.map((figure) => (
          <div key={figure} className="flex flex-col gap-2">
            <Skeleton className="h-4 w-16" />
            <Skeleton className="h-7 w-24" />
            <Skeleton className="h-4 w-40 max-w-full" />
          </div>
        ))}
      </div>
      <div className="flex flex-col gap-3">
        <Skeleton className="h-4 w-44" />
        <div className="flex h-70 items-end gap-[1.2%] border-b">
          {BARS.map((height, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars never change.
            <div key={index} className="flex-1" style={{ height: `${height}%` }}>
              <Skeleton className="h-full" />
            </div>
          ))}
        </div>
      </div>
      <div className="flex flex-col">
        {ROWS.map((width) => (
          <div key={width} className="flex h-9 items-center justify-between border-b">
            <div style={{ width: `${width}%` }}>
              <Skeleton className="h-3.5" />
            </div>
            <Skeleton className="h-3.5 w-14" />
          </div>
        ))}
      </div>
    </div>
  );
}
