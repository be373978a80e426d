import { formatExactTokens, formatTokens } from './format-tokens.ts';

/** A count of tokens (or calls, or messages), compact, exact on hover and on copy. Null is unknown. */
export function Tokens({ count, unit, className }: { count: number | null; unit?: string; className?: string }) {
  if (count === null) return <span className="text-muted-foreground">unknown</span>;
  return (
    <data value={count} data-exact={formatExactTokens(count)} className={className}>
      {formatTokens(count)}
      {unit && ` ${unit}`}
    </data>
  );
}
