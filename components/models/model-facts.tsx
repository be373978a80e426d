import type { Model } from '#lib/models/model';
import { formatExactTokens } from '@/components/ui/format-tokens';
import { formatMonth } from './format-month.ts';

/** What the catalogue knows of a model beside its prices. What it does not say is not shown as something. */
export function ModelFacts({ model }: { model: Model }) {
  const facts = [
    ['Context', tokensOf(model.contextLength)],
    ['Longest answer', tokensOf(model.maxCompletionTokens)],
    ['Came out', model.createdAt === null ? 'unknown' : formatMonth(model.createdAt)],
    ['Reads', model.inputModalities.join(', ') || 'unknown'],
    ['Writes', model.outputModalities.join(', ') || 'unknown'],
    ...(model.aliasTarget ? [['Stands for', model.aliasTarget] as const] : []),
    ...(model.reasoning?.efforts.length ? [['Reasoning efforts', model.reasoning.efforts.join(', ')] as const] : []),
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 sm:max-w-md">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function tokensOf(count: number | null): string {
  return count === null ? 'unknown' : `${formatExactTokens(count)} tokens`;
}
