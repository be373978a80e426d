import type { Plant } from './plant-tree.ts';

/** One violation of each boundary rule. Each file also shows, by breaking no other rule, how narrow that rule is. */
export const boundaryPlants: Plant[] = [
  { rule: 'no-cycles', file: 'lib/keys/first.ts', text: `import './second.ts';` },
  { rule: 'no-orphans', file: 'lib/keys/lonely.ts', text: `export const lonely = 1;` },
  { rule: 'no-unresolved', file: 'lib/keys/lost.ts', text: `import '#lib/keys/nowhere';` },
  { rule: 'gateway-has-one-door', file: 'lib/compare/back-door.ts', text: `import { hold } from '#lib/gateway/hold';` },
  {
    rule: 'gateway-has-one-door',
    file: 'lib/compare/type-door.ts',
    text: `import type { hold } from '#lib/gateway/hold';`,
  },
  { rule: 'ledger-is-written-by-the-gateway', file: 'lib/spend/writer.ts', text: `import '#lib/ledger/open-call';` },
  { rule: 'calls-table-has-few-readers', file: 'lib/keys/reader.ts', text: `import '#db/schema/ledger';` },
  { rule: 'upstream-wire-has-few-readers', file: 'lib/compare/wire.ts', text: `import '#lib/openrouter/read-error';` },
  {
    rule: 'outbound-requests-in-connections',
    file: 'lib/models/own-client.ts',
    text: `import { request } from 'undici';`,
  },
  {
    rule: 'outbound-requests-in-connections',
    file: 'lib/models/own-socket.ts',
    text: `import { connect } from 'node:tls';`,
  },
  { rule: 'sandbox-counts-alone', file: 'lib/sandbox/counts.ts', text: `import '#lib/money';` },
  { rule: 'app-calls-rooms', file: 'app/spend/page.tsx', text: `import '#db/schema/other';` },
  { rule: 'app-calls-rooms', file: 'app/keys/page.tsx', text: `import '@/lib/app';` },
  {
    rule: 'components-see-no-database',
    file: 'components/keys/direct.tsx',
    text: `import type {} from '@/db/schema/other';`,
  },
  { rule: 'components-see-no-database', file: 'components/keys/through.tsx', text: `import '#lib/keys/verb';` },
  { rule: 'components-import-no-pages', file: 'components/keys/page-user.tsx', text: `import '@/app/plain';` },
  { rule: 'ui-is-the-bottom', file: 'components/ui/feature-user.tsx', text: `import '@/components/keys/feature';` },
  { rule: 'lib-knows-no-screen', file: 'lib/keys/hook.ts', text: `import { useState } from 'react';` },
  { rule: 'only-the-doors-know-next', file: 'lib/keys/headers.ts', text: `import { headers } from 'next/headers';` },
  { rule: 'server-reaches-no-page-helpers', file: 'server.ts', text: `import '#lib/http/page-half';` },
  { rule: 'rooms-take-slices', file: 'lib/keys/whole.ts', text: `import '#lib/app';` },
  { rule: 'foundations-know-no-room', file: 'lib/errors.ts', text: `import '#lib/keys/verb';` },
  { rule: 'database-looks-up-to-nobody', file: 'db/up.ts', text: `import '#lib/keys/verb';` },
  { rule: 'tests-are-for-tests', file: 'lib/keys/uses-testing.ts', text: `import '#db/testing';` },
  { rule: 'programs-stay-outside', file: 'lib/keys/uses-bench.ts', text: `import '@/bench/load';` },
];

/** What the planted imports lead to, and imports that are right: none of these may be reported. */
export const boundaryGround: Omit<Plant, 'rule'>[] = [
  {
    file: 'app/layout.tsx',
    text: `import '@/components/keys/feature'; import '#lib/keys/verb'; import '#lib/http/page-half';`,
  },
  { file: 'app/plain.tsx', text: `export const Plain = () => null;` },
  { file: 'bench/load.ts', text: `import '#lib/gateway/index';` },
  {
    file: 'components/keys/feature.tsx',
    text: `import 'react'; import '@/components/ui/button'; import '#lib/keys/view';`,
  },
  { file: 'components/ui/button.tsx', text: `import 'react';` },
  { file: 'db/schema/ledger.ts', text: `export const calls = 1;` },
  { file: 'db/schema/other.ts', text: `import './ledger.ts';` },
  { file: 'db/testing.ts', text: `import './schema/other.ts';` },
  { file: 'lib/app.ts', text: `import '#lib/keys/verb';` },
  { file: 'lib/connections/client.ts', text: `import { request } from 'undici';` },
  { file: 'lib/conversations/run.ts', text: `import '#lib/gateway/index'; import type {} from '#lib/gateway/call';` },
  { file: 'lib/gateway/call.ts', text: `import type {} from 'node:http';` },
  { file: 'lib/gateway/hold.ts', text: `import '#lib/ledger/open-call'; import '#lib/openrouter/read-error';` },
  { file: 'lib/gateway/index.ts', text: `import './hold.ts'; import '#lib/connections/client';` },
  { file: 'lib/http/page-half.ts', text: `import { headers } from 'next/headers'; import '#lib/app';` },
  { file: 'lib/keys/second.ts', text: `import './first.ts';` },
  { file: 'lib/keys/verb.ts', text: `import '#db/schema/other'; import './view.ts';` },
  { file: 'lib/keys/verb.test.ts', text: `import '#db/testing'; import './verb.ts'; import '#db/schema/ledger';` },
  { file: 'lib/keys/view.ts', text: `export type View = 1;` },
  { file: 'lib/ledger/open-call.ts', text: `import '#db/schema/ledger'; import '#lib/money';` },
  { file: 'lib/money.ts', text: `export const nano = 1;` },
  { file: 'lib/openrouter/read-error.ts', text: `export const readError = 1;` },
];
