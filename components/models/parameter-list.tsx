import { PARAMETER_MEANINGS } from './parameter-meanings.ts';

/** The parameters of a model with what each does. */
export function ParameterList({ names }: { names: readonly string[] }) {
  if (names.length === 0)
    return <p className="text-muted-foreground">Nobody said which; what it does not take is mostly ignored.</p>;
  return (
    <dl className="grid gap-x-12 gap-y-3 md:grid-cols-2">
      {[...names].sort().map((name) => (
        <div key={name}>
          <dt className="flex flex-wrap items-baseline gap-x-2">
            {PARAMETER_MEANINGS[name]?.label}
            <span className="font-mono text-muted-foreground text-xs">{name}</span>
          </dt>
          <dd className="text-muted-foreground text-sm">{PARAMETER_MEANINGS[name]?.meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
