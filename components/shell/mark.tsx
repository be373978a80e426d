import clsx from 'clsx';

/** The mark: two sightlines on one point. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={clsx('size-6 shrink-0', className)}>
      <path
        d="M4 20.5 10.9 9.2M20 20.5 13.1 9.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinecap="round"
      />
      <circle cx="12" cy="6.25" r="3.25" className="fill-accent" />
    </svg>
  );
}
