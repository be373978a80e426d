'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { BudgetView } from '#lib/budgets/budget-view';
import { useMe } from '@/components/shell/use-me';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { AlertList } from './alert-list.tsx';
import { BudgetForm } from './budget-form.tsx';
import { BudgetRow } from './budget-row.tsx';
import { budgetName } from './budget-words.ts';
import { budgetsQuery } from './budgets-query.ts';
import { RemoveBudget } from './remove-budget.tsx';
import { WebhookPanel } from './webhook-panel.tsx';

/** Every budget that the reader may see; admins change them and say who is told. */
export function BudgetsPanel({ initial }: { initial: BudgetView[] }) {
  const { data: budgets } = useQuery({ ...budgetsQuery, initialData: initial });
  const { role } = useMe().member;
  const isAdmin = role === 'owner' || role === 'admin';
  const [editing, setEditing] = useState<BudgetView | 'new' | null>(null);
  const [removing, setRemoving] = useState<BudgetView | null>(null);
  const edited = editing === 'new' ? null : editing;
  const newBudget = (
    <Button variant="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      New budget
    </Button>
  );
  if (budgets.length === 0 && !isAdmin)
    return <EmptyState title="No budget limits you">An owner or admin of your team can set one.</EmptyState>;
  return (
    <div className="flex flex-col gap-10">
      {budgets.length === 0 ? (
        <EmptyState title="Nothing limits what is spent" action={newBudget}>
          A budget holds the most that a call can cost before it is sent, so that even a hundred calls at once cannot
          pass it.
        </EmptyState>
      ) : (
        <section aria-label="Budgets">
          {isAdmin && <div className="mb-5">{newBudget}</div>}
          <ul>
            {budgets.map((budget) => (
              <BudgetRow
                key={budget.id}
                budget={budget}
                {...(isAdmin ? { onEdit: () => setEditing(budget), onRemove: () => setRemoving(budget) } : {})}
              />
            ))}
          </ul>
        </section>
      )}
      {isAdmin && (
        <>
          <AlertList />
          <WebhookPanel />
        </>
      )}
      <Dialog
        open={editing !== null}
        onOpenChange={(isOpen) => !isOpen && setEditing(null)}
        title={edited ? `Edit ${budgetName(edited)}` : 'New budget'}
      >
        {editing && <BudgetForm budget={edited} onDone={() => setEditing(null)} />}
      </Dialog>
      {removing && <RemoveBudget budget={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}
