import type { Metadata } from 'next';
import { listBudgets } from '#lib/budgets/list-budgets';
import { requirePage } from '#lib/http/require-page';
import { BudgetsPanel } from '@/components/budgets/budgets-panel';
import { SettingsPage } from '@/components/settings/settings-page';

export const metadata: Metadata = { title: 'Budgets' };

export default async function BudgetsPage() {
  const { app, principal } = await requirePage('member');
  return (
    <SettingsPage title="Budgets" lead="How much the team, a member or a key may spend, and what happens then.">
      <BudgetsPanel initial={await listBudgets(app, principal)} />
    </SettingsPage>
  );
}
