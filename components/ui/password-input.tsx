'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { buttonStyles } from './button-styles.ts';
import { Input } from './input.tsx';

/** A field for a secret, which can be looked at. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, 'type'>) {
  const [isShown, setIsShown] = useState(false);
  return (
    <span className="relative block">
      <Input {...props} type={isShown ? 'text' : 'password'} className="pr-10" />
      <button
        type="button"
        aria-label="Show what was typed"
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
        className={`${buttonStyles({ variant: 'ghost', size: 'icon-sm' })} absolute inset-y-0 right-1 my-auto`}
      >
        {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </button>
    </span>
  );
}
