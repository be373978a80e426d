import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { UsedKey } from '#lib/keys/used-key';
import { ANSWER, type Door, HELLO, type IssuedKey, MODEL } from './door.ts';

const LLAMA = 'local/llama3.1:8b';

const run = promisify(execFile);

/** The guide's programs as they are; only base URL and key say that Parallax answers. */
export function guideSuite(door: () => Door): void {
  describe('the guide’s programs', () => {
    const guide = async (program: string, { key }: IssuedKey, ...args: string[]) => {
      const env = { PATH: process.env.PATH, OPENAI_BASE_URL: door().baseURL, OPENAI_API_KEY: key };
      const { stdout } = await run(process.execPath, [`e2e/guide/${program}.ts`, ...args], { env } as object);
      return String(stdout);
    };

    it('the chat with fallbacks is answered by the first model that is there', async () => {
      const key = await door().issue();
      const asked = ['What is 17 * 23?', MODEL, 'anthropic/claude-haiku-4.5'];
      expect(await guide('ask-with-fallback', key, ...asked)).toMatch(
        /^17 \* 23 = \*\*391\*\*\n-- openai\/gpt-4o-mini/,
      );
      await expect
        .poll(() => door().callsOf(key))
        .toMatchObject([{ app: 'The guide', servedModel: MODEL, state: 'reported' }]);
    });

    it('the models that agree at the lowest cost answer, and the ledger has the same sum', async () => {
      const key = await door().issue();
      const models = [MODEL, 'anthropic/claude-haiku-4.5', 'google/gemini-2.5-flash'];
      const said = await guide('agree-at-lowest-cost', key, 'What is 17 * 23?', ...models);
      const [, answer, count, cost] = /^(\d+) \((\d) of 3, \$([\d.]+)\)$/m.exec(said) ?? [];
      expect([answer, count]).toEqual(['391', '3']);
      const booked = async () => (await door().callsOf(key)).reduce((sum, { costUsd }) => sum + Number(costUsd), 0);
      await expect.poll(booked).toBeCloseTo(Number(cost), 9);
    });

    it('a key with a budget of one cent is refused at the right moment, in words', async () => {
      const { baseURL, issue, owner, sandbox } = door();
      const key = await issue({ name: 'One cent', limit: { usd: '0.01', period: 'month' } });
      const statuses: number[] = [];
      let refusal = '';
      const before = sandbox.generations().length;
      // An answer of at most 4,000 tokens at $0.60 a million may cost a quarter of a cent.
      const ask = () =>
        fetch(`${baseURL}/chat/completions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${key.key}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            ...HELLO,
            messages: [{ role: 'user', content: 'Write a long essay about the sea.' }],
            max_tokens: 4000,
          }),
        });
      while (statuses.at(-1) !== 402 && statuses.length < 200) {
        const response = await ask();
        statuses.push(response.status);
        const text = await response.text();
        if (response.status !== 200) refusal = text;
      }
      expect(statuses.length).toBeGreaterThan(4);
      expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
      const { error } = JSON.parse(refusal) as { error: { message: string; metadata: Record<string, string> } };
      expect(error.message).toMatch(
        /^This call would pass the key's monthly budget: limit \$0\.01, spent \$0\.0\d+, held by calls in flight \$0, needed \$0\.0\d+\. It resets at 20\d\d-\d\d-01T00:00:00\.000Z\.$/,
      );
      const { limit } = await owner.get<UsedKey>(`/api/keys/${key.id}`);
      const charged = sandbox
        .generations()
        .slice(before)
        .reduce((sum, { cost }) => sum + Number(cost), 0);
      expect(Number(limit?.spentUsd)).toBeCloseTo(charged, 9);
      // Refused not before the next answer might have passed the cent, and never after.
      expect(Number(limit?.spentUsd)).toBeLessThanOrEqual(0.01);
      expect(Number(limit?.spentUsd)).toBeGreaterThan(0.01 - 0.0025);
      expect(limit?.heldUsd).toBe('0');
    }, 60_000);

    it('the chain ends at the self-hosted Llama when nobody of OpenRouter is there', async () => {
      const { ollama, owner, issue } = door();
      const added = await owner.send<{ servers: { id: string }[] }>('POST', '/api/settings/connections/servers', {
        name: 'Ollama',
        slug: 'local',
        baseUrl: ollama.baseUrl,
      });
      const prices = [{ model: 'llama3.1:8b', promptPrice: '0', completionPrice: '0' }];
      await owner.send('PATCH', `/api/settings/connections/${added.servers[0]?.id}`, { prices });
      const key = await issue();
      // The fault is for OpenRouter alone: nobody there can answer.
      const question = '[[fault:503]] What is 17 * 23?';
      const said = await guide('ask-with-fallback', key, question, MODEL, 'anthropic/claude-haiku-4.5', LLAMA);
      expect(said).toBe(`${ANSWER}\n-- llama3.1:8b, 16 tokens\n`);
      expect(ollama.asked).toMatchObject([{ model: 'llama3.1:8b', stream_options: { include_usage: true } }]);
      await expect
        .poll(() => door().callsOf(key))
        .toMatchObject([{ servedModel: LLAMA, connectionName: 'Ollama', costUsd: '0' }]);
    });
  });
}
