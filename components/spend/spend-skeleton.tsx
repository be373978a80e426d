import { Skeleton } from '@/components/ui/skeleton';

/** Holds the place of the page while its first figures come. */
export function SpendSkeleton() {
  return (
    <div className="flex flex-col gap-8" aria-busy="true">
      <span className="sr-only" role="status">
        Adding up
      </span>
      <div className="grid grid-cols-3 gap-6">
        {['spend', 'tokens', 'requests'].map((figure) => (
          <Skeleton key={figure} className="h-[4.75rem]" />
        ))}
      </div>
      <Skeleton className="h-[22.5rem]" />
      <Skeleton className="h-72" />
    </div>
  );
}
