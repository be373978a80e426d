'use client';

import { useQuery } from '@tanstack/react-query';
import { fieldMessage } from '@/components/shell/field-message';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import type { BudgetDraft } from './budget-draft.ts';
import { subjectsQuery } from './budgets-query.ts';

const SCOPES = [
  { value: 'team', label: 'The team' },
  { value: 'member', label: 'A member' },
  { value: 'key', label: 'A key' },
] as const;

const HINTS: Record<BudgetDraft['scope'], string> = {
  team: 'Everything that anybody and any program spends.',
  member: 'What one member spends, with all their keys.',
  key: 'What one key spends.',
};

/** Whom a budget is for. */
export function SubjectField({
  scope,
  scopeId,
  onChange,
  error,
}: Pick<BudgetDraft, 'scope' | 'scopeId'> & {
  onChange: (part: Partial<BudgetDraft>) => void;
  error: string | null;
}) {
  const { data: subjects } = useQuery(subjectsQuery);
  const options =
    scope === 'member'
      ? subjects?.members.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))
      : subjects?.keys.map(({ id, name, makerName }) => ({ value: id, label: `${name} (of ${makerName})` }));
  const isNobody = options?.length === 0;
  return (
    <div className="flex flex-col items-start gap-1.5">
      <span className="font-medium">For</span>
      <Segmented
        label="Whom it is for"
        value={scope}
        onValueChange={(next) => onChange({ scope: next, scopeId: '' })}
        options={SCOPES}
      />
      {scope !== 'team' && !isNobody && (
        <Select
          label={scope === 'member' ? 'Member' : 'Key'}
          value={scopeId}
          onValueChange={(next) => onChange({ scopeId: next })}
          options={[{ value: '', label: `Choose a ${scope}` }, ...(options ?? [])]}
          className="w-full"
        />
      )}
      {error ? (
        <p role="alert" className="text-danger-text text-sm">
          {fieldMessage(error)}
        </p>
      ) : (
        <p className="text-muted-foreground text-sm">
          {isNobody && scope === 'key' ? 'There is no key yet; make one under Keys.' : HINTS[scope]}
        </p>
      )}
    </div>
  );
}
