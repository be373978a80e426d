import { AUDIT_ACTIONS } from '#lib/audit/audit-action';
import type { AuditEntryView } from '#lib/audit/audit-view';
import { RelativeTime } from '@/components/ui/relative-time';
import { detailWords } from './detail-words.ts';

/** One entry, as a sentence, with what it says besides. Without `onTarget` the list is about that target alone. */
export function AuditRow({ entry, onTarget }: { entry: AuditEntryView; onTarget?: (id: string) => void }) {
  const { number, at, action, target, details, hash } = entry;
  const words = detailWords(details);
  const isSelf = target?.id !== null && target?.id === entry.member?.id;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 border-b py-2.5 last:border-b-0 sm:grid-cols-[7.5rem_minmax(0,1fr)_auto]">
      <RelativeTime at={at} className="order-2 text-muted-foreground text-xs sm:order-none sm:text-sm" />
      <div className="order-1 min-w-0 sm:order-none">
        <p className="break-words">
          <Who entry={entry} /> <span className="text-muted-foreground">{AUDIT_ACTIONS[action]}</span>{' '}
          {isSelf ? (
            <span className="text-muted-foreground">{reflexive(action)}</span>
          ) : (
            <Target target={target} {...(onTarget && { onTarget })} />
          )}
        </p>
        {words.length > 0 && (
          <dl className="mt-0.5 flex flex-wrap gap-x-4 text-muted-foreground text-xs">
            {words.map(({ name, value }) => (
              <div key={name} className="flex min-w-0 gap-1">
                <dt className="shrink-0">{name}</dt>
                <dd dir="auto" className="break-words text-foreground">
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <span
        className="order-3 hidden font-mono text-muted-foreground text-xs tabular-nums sm:order-none sm:inline"
        data-exact={hash}
      >
        {number}
      </span>
    </li>
  );
}

function Who({ entry: { actorKind, member, key } }: { entry: AuditEntryView }) {
  const name = member && (
    <span dir="auto" className="font-medium">
      {member.name}
    </span>
  );
  switch (actorKind) {
    case 'member':
      return name;
    case 'key':
      return (
        <>
          <span className="text-muted-foreground">The key</span> <span className="font-medium">{key?.name}</span>{' '}
          <span className="text-muted-foreground">of</span> {name}
        </>
      );
    case 'cli':
      return (
        <>
          <span className="font-medium">The operator</span>
          {name && (
            <>
              <span className="text-muted-foreground">, for</span> {name},
            </>
          )}
        </>
      );
    case 'system':
      return <span className="font-medium">Parallax</span>;
  }
}

function Target({ target, onTarget }: { target: AuditEntryView['target']; onTarget?: (id: string) => void }) {
  if (!target) return null;
  const { id, name } = target;
  if (id === null || !onTarget) return <span className="font-medium">{name}</span>;
  return (
    <button
      type="button"
      dir="auto"
      title="Show all that was done to it"
      onClick={() => onTarget(id)}
      className="rounded-xs text-left font-medium underline-offset-3 hover:underline"
    >
      {name}
    </button>
  );
}

/** Actions whose words need nobody after them. */
const SELF_SAID: ReadonlySet<AuditEntryView['action']> = new Set(['member.join', 'session.create', 'session.end']);

/** What somebody did to themselves. */
function reflexive(action: AuditEntryView['action']): string {
  return SELF_SAID.has(action) ? '' : 'themselves';
}
