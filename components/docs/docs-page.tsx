import type { ReactNode } from 'react';
import { CopyButton } from '@/components/keys/copy-button';
import { Page } from '@/components/shell/page';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import { ENDPOINTS, HEADERS, REFUSALS } from './reference.ts';
import { type Snippet, snippets } from './snippets.ts';

/** How programs use this server, filled with its own address. */
export function DocsPage({ baseUrl, model }: { baseUrl: string; model: string }) {
  return (
    <Page title="Docs">
      <div className="flex max-w-3xl flex-col gap-10">
        <Part id="start" title="Use it from a program">
          <p className="max-w-prose text-muted-foreground">
            What works with OpenAI or OpenRouter works here: change the base URL and the key, keep the code. Every call
            is in the ledger under its key’s name. Make a key on the Keys page and put it in{' '}
            <code className="font-mono text-sm">PARALLAX_API_KEY</code>.
          </p>
          <div className="flex flex-wrap items-center gap-3">
            <code className="min-w-0 select-all break-all rounded-md border bg-gray-2 px-3 py-2 font-mono text-sm">
              {baseUrl}
            </code>
            <CopyButton label="Copy the base URL" text={baseUrl} />
          </div>
        </Part>
        {snippets(baseUrl, model).map((snippet) => (
          <Program key={snippet.id} {...snippet} />
        ))}
        <Part id="endpoints" title="Endpoints">
          <p className="max-w-prose text-muted-foreground">
            Below {baseUrl}, in OpenRouter’s shapes. The same as OpenAPI:{' '}
            <a className="rounded-xs text-accent-text underline-offset-3 hover:underline" href="/api/v1/openapi.json">
              openapi.json
            </a>
            .
          </p>
          <Pairs label="Endpoints" heads={['Address', 'What it does']} rows={ENDPOINTS} />
        </Part>
        <Part id="routing" title="Fallbacks and prices">
          <p className="max-w-prose text-muted-foreground">
            Up to three ids in <Code>models</Code> are tried in order when the first cannot answer.{' '}
            <Code>route: "lowest-cost"</Code> takes the cheapest provider of a model, or the cheapest of all{' '}
            <Code>models</Code>. <Code>provider</Code> takes OpenRouter’s preferences.
          </p>
        </Part>
        <Part id="answers" title="What answers carry">
          <Pairs label="Headers" heads={['Header', 'What it says']} rows={HEADERS} />
        </Part>
        <Part id="refusals" title="Refusals">
          <p className="max-w-prose text-muted-foreground">
            An error has a message for people, the HTTP status as <Code>code</Code>, OpenAI’s <Code>type</Code> and{' '}
            <Code>param</Code>, and our own word as <Code>metadata.code</Code>. Where asking again is useless it says{' '}
            <Code>x-should-retry: false</Code>, which OpenAI’s clients obey.
          </p>
          <Pairs label="Refusals" heads={['Status', 'Why', 'Requests that openai sends']} rows={REFUSALS} />
        </Part>
        <Part id="once" title="Ask once">
          <p className="max-w-prose text-muted-foreground">
            With an <Code>Idempotency-Key</Code> header the same request within 24 hours is one call upstream: its
            answer is told again, a stream from its beginning. Such a call goes on when its reader leaves, and its
            answer is kept for that day; without the header nothing of an answer is kept.
          </p>
        </Part>
      </div>
    </Page>
  );
}

function Program({ id, name, note, code }: Snippet) {
  return (
    <Part id={id} title={name}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted-foreground text-sm">{note}</p>
        <CopyButton label={`Copy for ${name}`} text={code} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} className="overflow-x-auto rounded-md border bg-gray-2 p-3 font-mono text-sm">
        {code}
      </pre>
    </Part>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="font-medium text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Pairs({
  label,
  heads,
  rows,
}: {
  label: string;
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <HeadCell key={head}>{head}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first = '', ...rest]) => (
          <Row key={first}>
            <Cell className="whitespace-nowrap py-2 font-mono">{first}</Cell>
            {rest.map((text) => (
              <Cell key={text} className="py-2">
                {text}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Code({ children }: { children: ReactNode }) {
  return <code className="font-mono text-sm">{children}</code>;
}
