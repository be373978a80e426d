'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BudgetView } from '#lib/budgets/budget-view';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { budgetName } from './budget-words.ts';
import { budgetsQuery } from './budgets-query.ts';

export function RemoveBudget({ budget, onClose }: { budget: BudgetView; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation<void, ApiError>({
    mutationFn: () => api.delete(`/api/budgets/${budget.id}`),
    onSuccess: () => {
      client.setQueryData(budgetsQuery.queryKey, (known) => known?.filter(({ id }) => id !== budget.id));
      onClose();
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Remove ${budgetName(budget)}?`}
      description="The next call is no longer held to it. Calls in flight finish, and what was spent stays in the ledger."
      confirmLabel="Remove the budget"
      onConfirm={() => remove.mutate()}
      isPending={remove.isPending}
      error={remove.error?.message ?? null}
    />
  );
}
