import { Kbd } from '@/components/ui/kbd';

const NAMES: Record<string, string> = { shift: 'Shift', escape: 'Esc', enter: 'Enter', up: '↑', down: '↓' };

/** The keys of a shortcut as they are written on the keyboard. */
export function ShortcutKeys({ keys, modKey }: { keys: string; modKey: string }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {keys.split(' ').map((stroke, index) => (
        <span key={stroke} className="inline-flex items-center gap-1">
          {index > 0 && <span className="px-0.5 text-muted-foreground text-xs">then</span>}
          {(stroke.length > 1 ? stroke.split('+') : [stroke]).map((key) => (
            <Kbd key={key}>{key === 'mod' ? modKey : (NAMES[key] ?? key.toUpperCase())}</Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
