import clsx from 'clsx';
import { type ComponentProps, useEffect, useRef } from 'react';

/** A box to tick. `label` names it; `isMixed` says that some of what it stands for is ticked. */
export function Checkbox({
  label,
  isMixed = false,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: string; isMixed?: boolean }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    // The label is the target, 24 px and 44 px under a finger, around a box of 16.
    <label
      className={clsx(
        'inline-flex size-6 cursor-pointer items-center justify-center pointer-coarse:size-11',
        className,
      )}
    >
      <span className="sr-only">{label}</span>
      <input ref={box} type="checkbox" className="size-4 cursor-pointer accent-accent" {...rest} />
    </label>
  );
}
