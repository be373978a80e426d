import type { Metadata } from 'next';
import { listAudit, listAuditMembers } from '#lib/audit/list-audit';
import { requirePage } from '#lib/http/require-page';
import { AuditPanel } from '@/components/audit/audit-panel';
import { SettingsPage } from '@/components/settings/settings-page';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AuditLogPage() {
  const { app, principal } = await requirePage('admin');
  return (
    <SettingsPage
      title="Audit log"
      width="wide"
      lead={
        <>
          Who signed in, and who changed members, keys, budgets and connections. Each entry seals the one before;{' '}
          <code className="whitespace-nowrap font-mono text-foreground text-sm">npm run admin -- verify-audit</code>{' '}
          checks them all.
        </>
      }
    >
      <AuditPanel initial={await listAudit(app, principal, {})} members={await listAuditMembers(app, principal)} />
    </SettingsPage>
  );
}
