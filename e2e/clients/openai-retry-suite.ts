import OpenAI from 'openai';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { UsedKey } from '#lib/keys/used-key';
import { REFUSALS } from '@/components/docs/reference';
import { type Door, HELLO } from './door.ts';

const promised = (status: string) => REFUSALS.find(([first]) => first === status)?.[2];

/** What `openai` at its defaults sends where it is refused, against what /docs says of it. */
export function openaiRetrySuite(door: () => Door): void {
  describe('openai (npm) that is refused', () => {
    const countingClient = (key: string) => {
      const sentAt: number[] = [];
      const client = new OpenAI({
        baseURL: door().baseURL,
        apiKey: key,
        fetch: (url, init) => {
          sentAt.push(performance.now());
          return fetch(url, init);
        },
      });
      return { client, sentAt };
    };

    it('because a budget is spent asks once, and is told in words', async () => {
      const { issue } = door();
      const { client, sentAt } = countingClient((await issue({ limit: { usd: '0.000001', period: 'ever' } })).key);
      await expect(client.chat.completions.create(HELLO)).rejects.toMatchObject({
        status: 402,
        code: 402,
        type: 'insufficient_quota',
      });
      expect(sentAt).toHaveLength(1);
      expect(promised('402')).toBe('1');
    });

    it('because calls in flight hold the rest asks up to three times, each after its Retry-After', async () => {
      const { issue, owner } = door();
      const { key, id } = await issue({ limit: { usd: '0.01', period: 'ever' } });
      const stalling = new OpenAI({ baseURL: door().baseURL, apiKey: key });
      const content = 'hello [[fault:stall]]';
      const stalled = await stalling.chat.completions.create({
        ...HELLO,
        messages: [{ role: 'user', content }],
        // At $0.60 a million, $0.0099 of the cent.
        max_tokens: 16_384,
        stream: true,
      });
      const { client, sentAt } = countingClient(key);
      const refused = client.chat.completions.create({ ...HELLO, max_tokens: 2000 });
      await expect(refused).rejects.toMatchObject({ status: 429, type: 'rate_limit_error' });
      expect(sentAt).toHaveLength(3);
      for (const [index, at] of sentAt.entries())
        if (index > 0) expect(at - (sentAt[index - 1] ?? 0)).toBeGreaterThanOrEqual(1990);
      stalled.controller.abort();
      expect(promised('429')).toBe('up to 3');
      const held = async () => (await owner.get<UsedKey>(`/api/keys/${id}`)).limit?.heldUsd;
      await expect.poll(held, { timeout: 10_000 }).toBe('0');
      await expect(client.chat.completions.create({ ...HELLO, max_tokens: 100 })).resolves.toBeDefined();
    }, 20_000);

    it('because of its rate limit asks up to three times, each after the seconds that Retry-After says', async () => {
      const { client, sentAt } = countingClient((await door().issue({ requestsPerMinute: 1 })).key);
      await client.chat.completions.create(HELLO);
      sentAt.length = 0;
      const waitedMs: number[] = [];
      const { setTimeout: wait } = globalThis;
      // A minute is too long for a test: what the client would wait is written down, and then not waited.
      const clock = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((then: () => void, ms = 0) => {
        if (ms > 10_000 && ms <= 60_000) waitedMs.push(ms);
        return wait(then, ms > 10_000 && ms <= 60_000 ? 0 : ms);
      }) as typeof setTimeout);
      onTestFinished(() => clock.mockRestore());
      const refusal: unknown = await client.chat.completions.create(HELLO).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ status: 429, message: expect.stringContaining('1 requests a minute') });
      expect(sentAt).toHaveLength(3);
      expect(waitedMs).toHaveLength(2);
      const told = Number((refusal as InstanceType<typeof OpenAI.APIError>).headers?.get('retry-after'));
      for (const ms of waitedMs) expect(ms / 1000 - told).toBeLessThanOrEqual(2);
      for (const ms of waitedMs) expect(ms / 1000).toBeGreaterThanOrEqual(told);
    });
  });
}
