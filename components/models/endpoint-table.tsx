'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { formatTokens } from '@/components/ui/format-tokens';
import { Notice } from '@/components/ui/notice';
import { ProviderMonogram } from '@/components/ui/provider-monogram';
import { Skeleton } from '@/components/ui/skeleton';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import { endpointsQuery } from './endpoints-query.ts';
import { pricePerMillion } from './price-per-million.ts';

/** Who serves a model now, and on which terms. */
export function EndpointTable({ model }: { model: string }) {
  const { data, error, refetch } = useQuery(endpointsQuery(model));
  if (error)
    return (
      <Notice
        tone="warn"
        title="The upstream did not say who serves it"
        action={<Button onClick={() => void refetch()}>Ask again</Button>}
      >
        {error.message} Calls are not affected.
      </Notice>
    );
  if (!data) return <Skeleton className="h-24" />;
  if (data.endpoints.length === 0) return <p className="text-muted-foreground">Nobody serves it at the moment.</p>;
  return (
    <Table label="Providers">
      <thead>
        <tr>
          <HeadCell>Provider</HeadCell>
          <HeadCell align="end">Input, a million</HeadCell>
          <HeadCell align="end">Output, a million</HeadCell>
          <HeadCell align="end">Context</HeadCell>
          <HeadCell align="end">Longest answer</HeadCell>
          <HeadCell>Precision</HeadCell>
          <HeadCell align="end">Up, last day</HeadCell>
        </tr>
      </thead>
      <tbody>
        {data.endpoints.map((endpoint) => (
          <Row key={endpoint.tag}>
            <Cell>
              <span className="flex items-center gap-2">
                <ProviderMonogram name={endpoint.provider} />
                <span className="whitespace-nowrap">{endpoint.provider}</span>
                {endpoint.isUp === false && <Badge tone="danger">down</Badge>}
                <span className="font-mono text-muted-foreground text-xs">{endpoint.tag}</span>
              </span>
            </Cell>
            <Cell align="end">{pricePerMillion(endpoint.pricing.prompt) ?? <Unknown />}</Cell>
            <Cell align="end">{pricePerMillion(endpoint.pricing.completion) ?? <Unknown />}</Cell>
            <Cell align="end">
              {endpoint.contextLength === null ? <Unknown /> : formatTokens(endpoint.contextLength)}
            </Cell>
            <Cell align="end">
              {endpoint.maxCompletionTokens === null ? <Unknown /> : formatTokens(endpoint.maxCompletionTokens)}
            </Cell>
            <Cell>{endpoint.quantization ?? <Unknown />}</Cell>
            <Cell align="end">{endpoint.uptimePercent === null ? <Unknown /> : `${endpoint.uptimePercent} %`}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Unknown() {
  return <span className="text-muted-foreground">unknown</span>;
}
