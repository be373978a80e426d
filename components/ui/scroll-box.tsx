import clsx from 'clsx';
import type { ReactNode } from 'react';

/** What may be wider than its column: it scrolls sideways by itself, by keys too. */
export function ScrollBox({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset it is not.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <div role="group" aria-label={label} tabIndex={0} className={clsx('overflow-x-auto', className)}>
      {children}
    </div>
  );
}
