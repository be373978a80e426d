import type { KeyLimit } from '#lib/keys/used-key';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { KeyDraft } from './key-draft.ts';
import { PERIODS } from './periods.ts';

const OPTIONS = (['day', 'week', 'month', 'ever'] as const).map((value) => ({ value, label: PERIODS[value] }));

const RESETS: Record<KeyLimit['period'], string> = {
  day: 'Starts again at 00:00 UTC.',
  week: 'Starts again on Monday, 00:00 UTC.',
  month: 'Starts again on the first, 00:00 UTC.',
  ever: 'Never starts again.',
};

/** How much a key may spend, and in what time. */
export function LimitField({
  draft: { limit, period },
  onChange,
  error,
}: {
  draft: KeyDraft;
  onChange: (part: Partial<KeyDraft>) => void;
  error: string | null;
}) {
  const isLimited = limit.trim() !== '';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Spending limit"
        name="limit"
        error={error}
        hint={
          isLimited ? 'A request that would pass it is refused.' : 'The team’s and its maker’s budgets hold anyway.'
        }
      >
        <div className="relative">
          <span
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 z-1 -translate-y-1/2 text-muted-foreground"
          >
            $
          </span>
          <Input
            inputMode="decimal"
            autoComplete="off"
            placeholder="No limit"
            value={limit}
            onChange={(event) => onChange({ limit: event.target.value })}
            className="pl-6 tabular-nums"
          />
        </div>
      </Field>
      <Field label="Period" hint={isLimited ? RESETS[period] : undefined}>
        <Select
          value={period}
          onValueChange={(next) => onChange({ period: next })}
          options={OPTIONS}
          isDisabled={!isLimited}
          className="w-full"
        />
      </Field>
    </div>
  );
}
