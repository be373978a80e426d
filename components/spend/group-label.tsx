import Link from 'next/link';
import type { SpendDimension } from '#lib/spend/spend';
import { groupName } from './group-names.ts';

/** A group's name; of a model's id the author stands back, since the slug tells it from its neighbours. */
export function GroupLabel({
  dimension,
  group,
  href,
}: {
  dimension: SpendDimension;
  group: { value: string; label: string };
  /** Where its requests are; null where nothing narrows a list to them. */
  href: string | null;
}) {
  const name = groupName(dimension, group);
  const slash = dimension === 'model' ? name.indexOf('/') + 1 : 0;
  const words = (
    <>
      {slash > 0 && <span className="text-muted-foreground max-sm:hidden">{name.slice(0, slash)}</span>}
      {name.slice(slash)}
    </>
  );
  if (!href)
    return (
      <span dir="auto" className="min-w-0 truncate" title={name}>
        {words}
      </span>
    );
  return (
    <Link
      href={href}
      dir="auto"
      title={`Requests of ${name}`}
      className="min-w-0 truncate rounded-xs pointer-coarse:py-3 underline-offset-3 hover:underline"
    >
      {words}
    </Link>
  );
}
