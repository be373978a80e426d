import clsx from 'clsx';
import type { Fill } from './series-fills.ts';

const HATCH = 'repeating-linear-gradient(45deg, transparent 0 2px, var(--background) 2px 3.5px)';
const DOTS = 'radial-gradient(var(--background) 34%, transparent 36%) 0 0 / 4px 4px';

/** The colour and texture of a series, beside its name. */
export function Swatch({ fill, className }: { fill: Fill; className?: string }) {
  const texture = { plain: '', stripes: `${HATCH}, `, dots: `${DOTS}, ` }[fill.texture];
  return (
    <span
      aria-hidden
      data-mark
      className={clsx('inline-block size-2.5 shrink-0 rounded-[3px]', className)}
      style={{ background: `${texture}${fill.color}` }}
    />
  );
}
