import type { Plant } from './plant-tree.ts';

const long = Array.from({ length: 301 }, (_, line) => `export const a${line} = 1;`).join('\n');

/** One violation of each rule that biome.json names, and of the rule that lives in the Grit file. */
export const lintPlants: Plant[] = [
  { rule: 'style/noDefaultExport', file: 'lib/keys/default.ts', text: `export default 1;` },
  { rule: 'style/noExcessiveLinesPerFile', file: 'components/keys/long.ts', text: long },
  {
    rule: 'style/noNonNullAssertion',
    file: 'lib/keys/bang.ts',
    text: `export const first = (a: string[]) => a[0]!.trim();`,
  },
  { rule: 'style/noProcessEnv', file: 'lib/keys/env.ts', text: `export const port = process.env.PORT;` },
  { rule: 'style/noProcessEnv', file: 'app/env.ts', text: `export const port = process.env.PORT;` },
  { rule: 'plugin', file: 'lib/keys/outbound.ts', text: `export const go = () => fetch('/');` },
  { rule: 'plugin', file: 'app/outbound-value.ts', text: `export const go = [fetch].at(0);` },
  { rule: 'plugin', file: 'lib/keys/global-outbound.ts', text: `export const go = () => globalThis.fetch('/');` },
  { rule: 'style/noRestrictedImports', file: 'lib/keys/up.ts', text: `export { db } from '../../db/client.ts';` },
  { rule: 'style/noRestrictedImports', file: 'components/keys/up.ts', text: `export { db } from '../ui/button.tsx';` },
  { rule: 'style/noRestrictedImports', file: 'lib/keys/vendor.ts', text: `export { openai } from '@ai-sdk/openai';` },
  { rule: 'style/noRestrictedImports', file: 'app/vendor.ts', text: `export { openai } from '@ai-sdk/openai';` },
  { rule: 'style/noRestrictedImports', file: 'lib/keys/gateway.ts', text: `export { gateway } from 'ai';` },
  { rule: 'style/noRestrictedImports', file: 'components/keys/gateway.ts', text: `export { gateway } from 'ai';` },
  {
    rule: 'plugin',
    file: 'lib/keys/http-name.ts',
    text: `import { createServer, request } from 'node:http';\nexport const go = [createServer, request];`,
  },
  {
    rule: 'plugin',
    file: 'lib/keys/socket.ts',
    text: `import { connect } from 'node:net';\nexport const go = connect;`,
  },
  {
    rule: 'plugin',
    file: 'lib/keys/http-space.ts',
    text: `import * as http from 'node:http';\nexport const go = http.request;`,
  },
  {
    rule: 'plugin',
    file: 'lib/keys/http-default.ts',
    text: `import http from 'node:http';\nexport const go = http.get;`,
  },
  { rule: 'style/noRestrictedImports', file: 'app/db.ts', text: `export { db } from '#db/client';` },
  {
    rule: 'style/noRestrictedImports',
    file: 'components/keys/db-type.ts',
    text: `export type { Db } from '@/db/client';`,
  },
  { rule: 'style/noRestrictedImports', file: 'components/keys/orm.ts', text: `export { eq } from 'drizzle-orm';` },
  { rule: 'style/useFilenamingConvention', file: 'lib/keys/createKey.ts', text: `export const createKey = 1;` },
  { rule: 'style/useImportType', file: 'lib/keys/typed.ts', text: `import { A } from './a.ts';\nexport type B = A;` },
  { rule: 'style/useNodejsImportProtocol', file: 'lib/keys/bare.ts', text: `export { join } from 'path';` },
  { rule: 'suspicious/noExplicitAny', file: 'lib/keys/any.ts', text: `export const a = (b: any) => b;` },
  {
    rule: 'suspicious/noImportCycles',
    file: 'lib/keys/one.ts',
    text: `import { two } from './two.ts';\nexport const one = two;`,
  },
  {
    rule: 'suspicious/noImportCycles',
    file: 'lib/keys/two.ts',
    text: `import { one } from './one.ts';\nexport const two = one;`,
  },
];

/** What is right, and looks like the above: none of these may be reported. */
export const lintGround: Omit<Plant, 'rule'>[] = [
  { file: 'app/keys/page.tsx', text: `export default function Page() {\n  return null;\n}` },
  { file: 'components/keys/own-api.ts', text: `export const list = () => fetch('/api/keys');` },
  { file: 'components/ui/long.ts', text: long },
  { file: 'lib/connections/http.ts', text: `import { request } from 'node:http';\nexport const go = request;` },
  { file: 'lib/env.ts', text: `export const port = process.env.PORT;` },
  {
    file: 'lib/http/address.ts',
    text: `import { type AddressInfo, isIP } from 'node:net';\nexport const go = ({ address }: AddressInfo) => isIP(address);`,
  },
  {
    file: 'lib/http/server.ts',
    text: `import { createServer, type IncomingMessage } from 'node:http';\nexport const go = (request: IncomingMessage) => createServer().emit('request', request);`,
  },
  { file: 'lib/keys/a.ts', text: `export type A = typeof fetch | typeof globalThis.fetch;` },
  { file: 'lib/keys/calls.test.ts', text: `export const call = () => fetch(process.env.URL ?? '/');` },
  { file: 'lib/keys/stream.ts', text: `export { streamText } from 'ai';` },
  { file: 'server.ts', text: `export { createServer } from 'node:http';` },
  { file: 'some.config.ts', text: `export default process.env.PORT;` },
];

const promise = `const later = async (): Promise<number> => 1;\n`;

/** One violation of each type-aware rule that .oxlintrc.json names. */
export const typeAwarePlants: Plant[] = [
  {
    rule: 'no-floating-promises',
    file: 'lib/keys/floating.ts',
    text: `${promise}export const go = () => {\n  later();\n};`,
  },
  { rule: 'no-misused-promises', file: 'lib/keys/misused.ts', text: `${promise}[1].forEach(later);` },
  {
    rule: 'switch-exhaustiveness-check',
    file: 'lib/keys/partial.ts',
    text: `export const go = (kind: 'a' | 'b') => {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};`,
  },
];
