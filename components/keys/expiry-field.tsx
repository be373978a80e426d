import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { EXPIRIES, type Expiry, type KeyDraft } from './key-draft.ts';

const LABELS: Record<Expiry, string> = {
  never: 'Never',
  '7': 'In 7 days',
  '30': 'In 30 days',
  '90': 'In 90 days',
  '365': 'In a year',
  date: 'After a day',
};
const OPTIONS = EXPIRIES.map((value) => ({ value, label: LABELS[value] }));

/** When a key stops working by itself. */
export function ExpiryField({
  draft: { expiry, expiresOn },
  onChange,
  error,
}: {
  draft: KeyDraft;
  onChange: (part: Partial<KeyDraft>) => void;
  error: string | null;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Expires"
        hint={expiry === 'never' ? undefined : 'After that it is refused until it gets more time.'}
      >
        <Select
          value={expiry}
          onValueChange={(next) => onChange({ expiry: next })}
          options={OPTIONS}
          className="w-full"
        />
      </Field>
      {expiry === 'date' && (
        <Field label="Last day" name="expiresAt" error={error} hint="Until 24:00 UTC.">
          <Input
            type="date"
            min="2020-01-01"
            max="2099-12-31"
            value={expiresOn}
            onChange={(event) => onChange({ expiresOn: event.target.value })}
            required
          />
        </Field>
      )}
    </div>
  );
}
