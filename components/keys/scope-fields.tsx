import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { KeyDraft } from './key-draft.ts';
import { ModelsField } from './models-field.tsx';

type TextField = 'maxPromptPrice' | 'maxCompletionPrice' | 'requestsPerMinute' | 'tokensPerMinute';

const TEXTS: readonly { name: TextField; label: string; placeholder: string; hint: string }[] = [
  {
    name: 'maxPromptPrice',
    label: 'Dearest prompt price',
    placeholder: 'Any',
    hint: 'Dollars per million tokens.',
  },
  {
    name: 'maxCompletionPrice',
    label: 'Dearest completion price',
    placeholder: 'Any',
    hint: 'Dollars per million tokens.',
  },
  {
    name: 'requestsPerMinute',
    label: 'Requests a minute',
    placeholder: 'No limit',
    hint: 'More are told when to come back.',
  },
  {
    name: 'tokensPerMinute',
    label: 'Tokens a minute',
    placeholder: 'No limit',
    hint: 'Of prompts and answers together.',
  },
];

/** What a key may call, how often and from where. */
export function ScopeFields({
  draft,
  onChange,
  errorOf,
}: {
  draft: KeyDraft;
  onChange: (part: Partial<KeyDraft>) => void;
  errorOf: (name: string) => string | null;
}) {
  return (
    <div className="flex flex-col gap-6 pt-2 pb-6">
      <ModelsField models={draft.models} onChange={(models) => onChange({ models })} error={errorOf('models')} />
      <div className="grid gap-x-4 gap-y-6 sm:grid-cols-2">
        {TEXTS.map(({ name, label, placeholder, hint }) => (
          <Field key={name} label={label} name={name} error={errorOf(name)} hint={hint}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              placeholder={placeholder}
              value={draft[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
              className="tabular-nums"
            />
          </Field>
        ))}
      </div>
      <Field
        label="Addresses"
        name="addresses"
        error={errorOf('addresses')}
        hint="One address or range a line, such as 10.0.0.7 or 10.0.0.0/8. Empty: from everywhere."
      >
        <Textarea
          rows={2}
          spellCheck={false}
          autoComplete="off"
          value={draft.addresses}
          onChange={(event) => onChange({ addresses: event.target.value })}
          className="min-h-14 font-mono text-sm"
        />
      </Field>
    </div>
  );
}
