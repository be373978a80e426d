import type { SpendDimension } from '#lib/spend/spend';
import { groupName } from './group-names.ts';

/** A group's name; of a model's id the author stands back, since the slug tells it from its neighbours. */
export function GroupLabel({
  dimension,
  group,
}: {
  dimension: SpendDimension;
  group: { value: string; label: string };
}) {
  const name = groupName(dimension, group);
  const slash = dimension === 'model' ? name.indexOf('/') + 1 : 0;
  return (
    <span dir="auto" className="min-w-0 truncate" title={name}>
      {slash > 0 && <span className="text-muted-foreground max-sm:hidden">{name.slice(0, slash)}</span>}
      {name.slice(slash)}
    </span>
  );
}
