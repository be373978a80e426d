import { RotateCcw } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { IconButton } from '@/components/ui/icon-button';

/** One setting: what it is called and means, its control, and the way back to the model's own. */
export function FieldLine({
  label,
  meaning,
  problem = null,
  isSet,
  onReset,
  children,
}: {
  label: string;
  meaning?: ReactNode;
  problem?: string | null;
  isSet: boolean;
  onReset: () => void;
  /** The control, given its name and the id of what describes it. */
  children: (names: { 'aria-label': string; 'aria-describedby': string }) => ReactNode;
}) {
  const id = useId();
  const control = useRef<HTMLDivElement>(null);
  return (
    <div className="flex items-start gap-3 py-2">
      <div className="min-w-0 flex-1">
        <span className={isSet ? 'font-medium' : undefined}>{label}</span>
        <p id={`${id}-meaning`} className={problem ? 'text-danger-text text-sm' : 'text-muted-foreground text-sm'}>
          {problem ?? meaning}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        {isSet && (
          <IconButton
            label={`Reset ${label.toLowerCase()}`}
            size="icon-sm"
            onClick={() => {
              onReset();
              // The button goes with what it took back.
              control.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
            }}
          >
            <RotateCcw aria-hidden className="size-3.5!" />
          </IconButton>
        )}
        <div ref={control} className="contents">
          {children({ 'aria-label': label, 'aria-describedby': `${id}-meaning` })}
        </div>
      </div>
    </div>
  );
}
