import type { CallAttempt } from '#lib/spend/call-detail';
import { Badge } from '@/components/ui/badge';
import { Duration } from '@/components/ui/duration';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import { nineDecimals } from './nine-decimals.ts';

const VERDICTS: Record<string, { words: string; tone: 'neutral' | 'warn' | 'danger' }> = {
  accept: { words: 'answered', tone: 'neutral' },
  retry: { words: 'tried again', tone: 'warn' },
  next: { words: 'next model', tone: 'warn' },
  fail: { words: 'gave up', tone: 'danger' },
};

/** Every request that went out for one call, in order. */
export function CallAttempts({ attempts }: { attempts: readonly CallAttempt[] }) {
  if (attempts.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium">{attempts.length === 1 ? 'One request on the wire' : 'Requests on the wire'}</h3>
      <Table label="Requests on the wire">
        <thead>
          <tr>
            <HeadCell>To</HeadCell>
            <HeadCell>Verdict</HeadCell>
            <HeadCell align="end" className="max-sm:hidden">
              Answered after
            </HeadCell>
            <HeadCell align="end">Cost of its own</HeadCell>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <Attempt key={attempt.number} {...attempt} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Attempt({ connectionName, model, verdict, httpStatus, errorCode, startedAt, endedAt, costUsd }: CallAttempt) {
  const { words, tone } = VERDICTS[verdict ?? ''] ?? { words: verdict ?? 'under way', tone: 'neutral' };
  const why = [httpStatus, errorCode?.replaceAll('_', ' ')].filter(Boolean).join(', ');
  return (
    <Row>
      <Cell className="min-w-32 py-1.5">
        <span className="block">{connectionName}</span>
        <span className="block break-all font-mono text-muted-foreground text-xs">{model}</span>
      </Cell>
      <Cell>
        <span className="flex flex-wrap items-center gap-x-2">
          <Badge tone={tone}>{words}</Badge>
          <span className="text-muted-foreground">{why}</span>
        </span>
      </Cell>
      <Cell align="end" className="max-sm:hidden">
        <Duration ms={endedAt === null ? null : endedAt - startedAt} />
      </Cell>
      <Cell align="end" className="tabular-nums">
        {costUsd === null ? <span className="text-muted-foreground">in the whole</span> : nineDecimals(costUsd)}
      </Cell>
    </Row>
  );
}
