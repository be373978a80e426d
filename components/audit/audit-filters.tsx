import { Download, X } from 'lucide-react';
import type { AuditMember } from '#lib/audit/audit-view';
import { Button } from '@/components/ui/button';
import { buttonStyles } from '@/components/ui/button-styles';
import { Select } from '@/components/ui/select';
import { AUDIT_KINDS } from './audit-kinds.ts';
import type { useAuditView } from './use-audit-view.ts';

/** Whose changes, of what; and the files to take away. */
export function AuditFilters({
  view,
  members,
  targetName,
}: {
  view: ReturnType<typeof useAuditView>;
  members: readonly AuditMember[];
  targetName: string;
}) {
  const everybody = { value: 'all', label: 'By everybody' };
  const people = members.map(({ id, name }) => ({ value: id, label: `By ${name}` }));
  const search = new URLSearchParams(view.filter).toString();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        label="Whose changes"
        value={view.by ?? 'all'}
        onValueChange={(next) => view.setBy(next === 'all' ? null : next)}
        options={[everybody, ...people]}
        className="max-w-56 grow basis-36 sm:grow-0 sm:basis-auto"
      />
      <Select
        label="Changes of what"
        value={view.about}
        onValueChange={view.setAbout}
        options={AUDIT_KINDS}
        className="grow basis-36 sm:grow-0 sm:basis-auto"
      />
      {view.target && (
        <Button onClick={() => view.setTarget(null)} className="max-w-full">
          <span className="truncate">About {targetName}</span>
          <X aria-label="Remove this filter" />
        </Button>
      )}
      <div className="flex gap-2 sm:ml-auto">
        <Export form="csv" label="CSV" search={search} />
        <Export form="jsonl" label="JSON lines" search={search} />
      </div>
    </div>
  );
}

function Export({ form, label, search }: { form: 'csv' | 'jsonl'; label: string; search: string }) {
  return (
    <a
      href={`/api/audit/export.${form}${search && `?${search}`}`}
      download
      aria-label={`Export as ${label}`}
      className={buttonStyles({ variant: 'ghost' })}
    >
      <Download aria-hidden />
      {label}
    </a>
  );
}
