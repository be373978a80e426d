import clsx from 'clsx';

const TIGHT = 0.8;

/** How much of a model's context is taken, drawn; `share` is 1 where it is full. The words for it stand beside it. */
export function ContextRing({ share }: { share: number }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      fill="none"
      strokeWidth="3"
      className={clsx(
        'size-3.5 shrink-0 -rotate-90 forced-color-adjust-auto',
        share > 1 ? 'text-danger' : share >= TIGHT ? 'text-warn' : 'text-accent',
      )}
    >
      <circle cx="8" cy="8" r="6" className="stroke-gray-6" />
      <circle
        cx="8"
        cy="8"
        r="6"
        stroke="currentColor"
        pathLength={100}
        strokeDasharray={`${Math.min(100, Math.max(1, share * 100))} 100`}
      />
    </svg>
  );
}
