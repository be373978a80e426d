'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { CallDetail } from '#lib/spend/call-detail';
import { Duration } from '@/components/ui/duration';
import { Tokens } from '@/components/ui/tokens';
import { groupName } from './group-names.ts';
import { nineDecimals } from './nine-decimals.ts';

/** Who asked what of whom, what it took, and what the ledger holds of it. */
export function CallFacts({ call }: { call: CallDetail }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-3">
      <Fact name="Asked for">
        <Mono>{call.requestedModel}</Mono>
      </Fact>
      <Fact name="Answered by">{call.servedModel ? <Mono>{call.servedModel}</Mono> : <Quiet>nobody</Quiet>}</Fact>
      <Fact name="Through">
        {call.connectionName}
        {call.provider && call.provider !== call.connectionName && <Quiet>, {call.provider}</Quiet>}
      </Fact>
      <Fact name="Who">
        <span dir="auto">{call.memberName ?? 'nobody'}</span>
      </Fact>
      <Fact name="Key">
        {call.keyId === null ? (
          <Quiet>none</Quiet>
        ) : (
          <Link
            href={`/keys/${call.keyId}`}
            dir="auto"
            className="rounded-xs text-accent-text underline-offset-3 hover:underline"
          >
            {call.keyName ?? 'A deleted key'}
          </Link>
        )}
      </Fact>
      <Fact name="For">
        {groupName('purpose', { value: call.purpose, label: call.purpose })}
        {call.app !== null && (
          <Quiet>
            , <span dir="auto">{call.app}</span>
          </Quiet>
        )}
      </Fact>
      <Fact name="Prompt tokens">
        <Tokens count={call.promptTokens} />
        {Boolean(call.cachedTokens) && (
          <Quiet>
            , <Tokens count={call.cachedTokens} /> cached
          </Quiet>
        )}
      </Fact>
      <Fact name="Answer tokens">
        <Tokens count={call.completionTokens} />
        {Boolean(call.reasoningTokens) && (
          <Quiet>
            , <Tokens count={call.reasoningTokens} /> of them reasoning
          </Quiet>
        )}
      </Fact>
      <Fact name="Time">
        <Duration ms={call.durationMs} />
        {call.firstTokenMs !== null && (
          <Quiet>
            , first word after <Duration ms={call.firstTokenMs} />
          </Quiet>
        )}
      </Fact>
      <Fact name="Upstream’s own digits">
        {call.upstreamCost === null ? <Quiet>none</Quiet> : <Mono>${call.upstreamCost}</Mono>}
      </Fact>
      <Fact name="Held at admission">
        <Mono>{nineDecimals(call.heldUsd)}</Mono>
      </Fact>
      <Fact name="Finish">
        {call.finishReason ?? <Quiet>not said</Quiet>}
        {call.httpStatus !== null && <Quiet>, status {call.httpStatus}</Quiet>}
      </Fact>
      {call.generationId !== null && (
        <Fact name="Upstream’s id">
          <Mono>{call.generationId}</Mono>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <dt className="text-muted-foreground text-sm">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Mono({ children }: { children: ReactNode }) {
  return <span className="break-all font-mono text-sm">{children}</span>;
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-muted-foreground">{children}</span>;
}
