import type { IForbiddenRuleType } from 'dependency-cruiser';
import { testFile as test } from './test-file.ts';

const rootOfLib = String.raw`^lib/[^/]+\.ts$`;

/** Who may import whom, on the graph as it resolves. Type imports count like any other. */
export const boundaryRules: readonly IForbiddenRuleType[] = [
  forbid(
    'no-cycles',
    'Modules that import each other in a circle cannot be read or tested alone.',
    {},
    { circular: true },
  ),
  forbid(
    'no-orphans',
    'Nothing imports this and it imports nothing: remove it, or name the tool that reads it.',
    {
      orphan: true,
      pathNot: [String.raw`\.d\.ts$`, String.raw`^[^/]+\.config\.(ts|mjs)$`, '^app/', '^scripts/', '^bench/', '^e2e/'],
    },
    {},
  ),
  forbid('no-unresolved', 'This import leads nowhere.', {}, { couldNotResolve: true }),

  forbid(
    'gateway-has-one-door',
    'Every call to a model goes through lib/gateway/index.ts; types are in lib/gateway/call.ts.',
    { pathNot: '^lib/gateway/' },
    { path: '^lib/gateway/', pathNot: String.raw`^lib/gateway/(index|call)\.ts$` },
  ),
  forbid(
    'ledger-is-written-by-the-gateway',
    'Gateway decides, ledger writes, spend reads: lib/ledger is imported by lib/gateway alone.',
    { pathNot: ['^lib/(gateway|ledger)/', test] },
    { path: '^lib/ledger/' },
  ),
  forbid(
    'calls-table-has-few-readers',
    'The ledger’s tables are touched by lib/ledger, lib/budgets and lib/spend alone.',
    { pathNot: ['^lib/(ledger|budgets|spend)/', '^db/', test] },
    { path: String.raw`^db/schema/ledger\.ts$` },
  ),
  forbid(
    'upstream-wire-has-few-readers',
    'lib/openrouter is imported by lib/gateway, lib/models and lib/connections alone.',
    { pathNot: '^lib/(openrouter|gateway|models|connections)/' },
    { path: '^lib/openrouter/' },
  ),
  forbid(
    'outbound-requests-in-connections',
    'The server’s outbound requests are made by lib/connections, which knows the allowed origins.',
    { path: String.raw`^(app|components|db|lib)/|^server\.ts$`, pathNot: ['^lib/connections/', test] },
    { path: ['node_modules/(undici|node-fetch|axios|got|ky|ws)/', '^(node:)?(https|http2|tls|dgram)$'] },
  ),
  forbid(
    'sandbox-counts-alone',
    'The sandbox’s record checks our own arithmetic, so it shares none of it.',
    { path: '^lib/sandbox/', pathNot: test },
    { path: ['^lib/money\\.ts$', '^lib/models/cost', '^lib/(ledger|spend|budgets|gateway|openrouter)/'] },
  ),

  forbid(
    'app-calls-rooms',
    'app holds URLs: it composes components and calls lib/http and the rooms’ verbs, never what is under them.',
    { path: '^app/', pathNot: test },
    {
      path: [
        '^db/',
        '^lib/(ledger|openrouter|sandbox)/',
        String.raw`^lib/(app|open-app|env|log)\.ts$`,
        'node_modules/(drizzle-orm|better-sqlite3)/',
      ],
    },
  ),
  forbid(
    'components-see-no-database',
    'What people see takes types and pure view files from lib, and nothing that leads to the database or the machine.',
    { path: '^components/', pathNot: test },
    {
      reachable: true,
      path: [
        '^db/',
        'node_modules/(drizzle-orm|better-sqlite3|undici|pino)/',
        String.raw`^lib/(app|open-app|env|log)\.ts$`,
        '^(node:)?(fs|fs/promises|http|https|net|tls|crypto|worker_threads|child_process|path|stream|os)$',
      ],
    },
  ),
  forbid(
    'components-import-no-pages',
    'app composes components, never the other way round.',
    { path: '^components/' },
    { path: '^app/' },
  ),
  forbid(
    'ui-is-the-bottom',
    'components/ui knows nothing of the features built from it.',
    { path: '^components/ui/' },
    { path: '^components/(?!ui/)' },
  ),

  forbid(
    'lib-knows-no-screen',
    'Nothing in lib imports React, a component or a page.',
    { path: '^(lib|db)/' },
    {
      path: [
        '^(app|components)/',
        'node_modules/(react|react-dom|@base-ui|@tanstack/react-[^/]+|lucide-react|streamdown)/',
      ],
    },
  ),
  forbid(
    'only-the-doors-know-next',
    'In lib only lib/http imports Next.',
    { path: '^(lib|db)/', pathNot: '^lib/http/' },
    { path: 'node_modules/next/' },
  ),
  forbid(
    'server-reaches-no-page-helpers',
    'server.ts runs under plain Node, where next/headers and the like do not resolve.',
    { path: String.raw`^server\.ts$` },
    { reachable: true, path: String.raw`node_modules/next/(headers|server|navigation|cache)\.` },
  ),
  forbid(
    'rooms-take-slices',
    'A verb takes the part of the container that it needs; only the doors and programs know the whole.',
    { path: '^(lib|db)/', pathNot: ['^lib/(http|faults)/', String.raw`^lib/open-app\.ts$`] },
    { path: String.raw`^lib/(open-)?app\.ts$` },
  ),
  forbid(
    'foundations-know-no-room',
    'Errors, money, ids, logs and the environment stand under every room.',
    { path: rootOfLib, pathNot: [String.raw`^lib/(open-)?app\.ts$`, test] },
    { path: ['^lib/[^/]+/', '^db/'] },
  ),
  forbid(
    'database-looks-up-to-nobody',
    'db knows nothing of the rooms that use it.',
    { path: '^db/', pathNot: test },
    { path: '^lib/[^/]+/' },
  ),
  forbid(
    'tests-are-for-tests',
    'What tests are made of never reaches the product.',
    { pathNot: [test, '^(e2e|bench|scripts)/', '^vitest\\.config\\.ts$'] },
    { path: [test, '(^|/)fixtures/', 'node_modules/vitest/'] },
  ),
  forbid(
    'programs-stay-outside',
    'The product imports nothing from scripts, bench or e2e.',
    { path: String.raw`^(app|components|db|lib)/|^server\.ts$` },
    { path: '^(scripts|bench|e2e)/' },
  ),
];

function forbid(
  name: string,
  comment: string,
  from: IForbiddenRuleType['from'],
  to: Record<string, unknown>,
): IForbiddenRuleType {
  return { name, comment, severity: 'error', from, to } as IForbiddenRuleType;
}
