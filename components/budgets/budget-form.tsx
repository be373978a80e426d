'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BudgetView } from '#lib/budgets/budget-view';
import { api } from '@/components/shell/api';
import { ApiError } from '@/components/shell/api-error';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { type BudgetDraft, NEW_BUDGET, toDraft, toRequest } from './budget-draft.ts';
import { budgetsQuery } from './budgets-query.ts';
import { SubjectField } from './subject-field.tsx';

const PERIODS = [
  { value: 'day', label: 'a day' },
  { value: 'week', label: 'a week' },
  { value: 'month', label: 'a month' },
  { value: 'ever', label: 'in total' },
] as const;

const STARTS: Record<BudgetDraft['period'], string> = {
  day: 'Starts anew every day at 00:00 UTC.',
  week: 'Starts anew every Monday at 00:00 UTC.',
  month: 'Starts anew on the first of each month, 00:00 UTC.',
  ever: 'Never starts anew.',
};

const EFFECTS = [
  { value: 'block', label: 'Block calls' },
  { value: 'notify', label: 'Only notify' },
] as const;

/** Makes a budget, or changes one. */
export function BudgetForm({ budget, onDone }: { budget: BudgetView | null; onDone: () => void }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<BudgetDraft>(() => (budget ? toDraft(budget) : NEW_BUDGET));
  const change = (part: Partial<BudgetDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async () => {
    const request = toRequest(draft, budget === null);
    try {
      if (budget) await api.patch<BudgetView>(`/api/budgets/${budget.id}`, request);
      else await api.post<BudgetView>('/api/budgets', request);
    } catch (error) {
      throw error instanceof ApiError ? atRoot(error) : error;
    }
    await client.invalidateQueries({ queryKey: budgetsQuery.queryKey });
    onDone();
    return undefined;
  });
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      {!budget && (
        <SubjectField
          scope={draft.scope}
          scopeId={draft.scopeId}
          onChange={change}
          error={errorOf('scopeId') ?? (formError?.field === 'scopeId' ? formError.message : null)}
        />
      )}
      <div>
        <div className="flex items-start gap-2">
          <Field label="Limit" name="limit" error={errorOf('limit')} className="min-w-0 flex-1">
            <div className="relative">
              <span
                aria-hidden
                className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted-foreground"
              >
                $
              </span>
              <Input
                inputMode="decimal"
                autoComplete="off"
                placeholder="25.00"
                value={draft.limit}
                onChange={(event) => change({ limit: event.target.value })}
                autoFocus
                className="pl-6 tabular-nums"
              />
            </div>
          </Field>
          <Field label="Period">
            <Select
              value={draft.period}
              onValueChange={(period) => change({ period })}
              options={PERIODS}
              className="w-32"
            />
          </Field>
        </div>
        <p className="mt-1.5 text-muted-foreground text-sm">
          {STARTS[draft.period]}
          {!budget && ' Spend counts from now on.'}
        </p>
      </div>
      <div className="flex flex-col items-start gap-1.5">
        <span className="font-medium">When it is reached</span>
        <Segmented
          label="When it is reached"
          value={draft.isBlocking ? 'block' : 'notify'}
          onValueChange={(effect) => change({ isBlocking: effect === 'block' })}
          options={EFFECTS}
        />
        <p className="text-muted-foreground text-sm">
          {draft.isBlocking
            ? 'A call that would pass the limit is refused before it costs anything. Only an answer that runs over its estimate can pass it.'
            : 'Nothing is refused; admins are told, and spend goes on.'}
        </p>
      </div>
      <Field
        label="Alerts, in percent"
        name="alertsAt"
        error={errorOf('alertsAt')}
        hint="Each is told once a period. Leave it empty for none."
      >
        <Input
          inputMode="text"
          autoComplete="off"
          value={draft.alertsAt}
          onChange={(event) => change({ alertsAt: event.target.value })}
          className="tabular-nums"
        />
      </Field>
      {formError && formError.field !== 'scopeId' && (
        <ErrorNotice error={formError} title={budget ? 'Nothing was changed' : 'No budget was made'} />
      )}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          {budget ? 'Save' : 'Create budget'}
        </Button>
      </div>
    </form>
  );
}

/** `alertsAt.1` is typed in one input with the others. */
function atRoot(error: ApiError): ApiError {
  const field = error.field?.split('.')[0];
  return field ? new ApiError(error.status, error.message, { ...error.details, field }) : error;
}
