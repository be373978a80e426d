import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '#lib/sandbox/start-sandbox';
import type { CallLine } from '#lib/spend/call-line';
import { type HttpMember, signInByHttp } from '@/e2e/http-member';
import { OWNER, startNextAlone, startServer } from '@/e2e/start-server';
import { type Ollama, startOllama } from './start-ollama.ts';

export const MODEL = 'openai/gpt-4o-mini';
export const HELLO = { model: MODEL, messages: [{ role: 'user' as const, content: 'What is 17 * 23?' }] };
export const ANSWER = '17 * 23 = **391**';

/** The ways into the built product. What a client sees must not differ. */
export const DOORS = [
  ['server.ts', startServer],
  ['next start', startNextAlone],
] as const;

export type IssuedKey = { readonly key: string; readonly id: string };

/** A built server with a sandbox of its own behind it, as programs and their owner see it. */
export type Door = {
  readonly baseURL: string;
  readonly sandbox: Sandbox;
  /** A server of the team's own, that nobody has added yet. */
  readonly ollama: Ollama;
  readonly owner: HttpMember;
  readonly issue: (limits?: Record<string, unknown>) => Promise<IssuedKey>;
  /** A key's calls in the ledger, newest first. */
  readonly callsOf: (key: IssuedKey) => Promise<CallLine[]>;
  readonly close: () => Promise<void>;
};

export async function openDoor(start: (typeof DOORS)[number][1]): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-clients-'));
  const sandbox = await startSandbox({ file: ':memory:', speed: Number.POSITIVE_INFINITY, generationDelayMs: 0 });
  const ollama = await startOllama(ANSWER);
  const server = await start(folder, {
    OPENROUTER_BASE_URL: sandbox.url,
    OPENROUTER_API_KEY: sandbox.apiKey,
    PARALLAX_PRIVATE_ORIGINS: new URL(ollama.baseUrl).origin,
  });
  const owner = await signInByHttp(server.origin, OWNER);
  return {
    baseURL: `${server.origin}/api/v1`,
    sandbox,
    ollama,
    owner,
    issue: async (limits = {}) => {
      const { key, view } = await owner.send<{ key: string; view: { id: string } }>('POST', '/api/keys', {
        name: 'Clients',
        ...limits,
      });
      return { key, id: view.id };
    },
    callsOf: async ({ id }) => (await owner.get<{ calls: CallLine[] }>(`/api/spend/calls?keyId=${id}`)).calls,
    close: async () => {
      await server.end('SIGTERM');
      await sandbox.close();
      ollama.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
