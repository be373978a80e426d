import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ANSWER, type Door, HELLO, MODEL } from './door.ts';

type Ran = { readonly exit: number; readonly out: string };

/** `curl` as somebody types it: what it prints, and how it ended. */
function curl(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile('curl', ['--silent', '--show-error', ...args], (error, out) =>
      resolve({ exit: error === null ? 0 : Number(error.code), out }),
    );
  });
}

export function curlSuite(door: () => Door): void {
  describe('curl', () => {
    const as = (key: string, path: string, ...args: string[]) =>
      curl(`${door().baseURL}${path}`, '--header', `Authorization: Bearer ${key}`, ...args);
    const post = (key: string, path: string, body: object, ...args: string[]) =>
      as(key, path, '--json', JSON.stringify(body), ...args);
    const chat = '/chat/completions';

    it('completes, streams and calls tools', async () => {
      const { key } = await door().issue();
      const whole = await post(key, chat, HELLO, '--include');
      expect(whole.out).toMatch(/^HTTP\/1\.1 200 OK/);
      for (const header of ['x-generation-id', 'x-parallax-call-id', 'x-parallax-cost', 'x-parallax-overhead-ms'])
        expect(whole.out.toLowerCase()).toContain(`\n${header}: `);
      expect(whole.out).toContain(ANSWER);
      const streamed = await post(key, chat, { ...HELLO, stream: true }, '--no-buffer');
      expect(streamed.out).toMatch(/data: \[DONE\]\n\n$/);
      const tools = [{ type: 'function', function: { name: 'weather', parameters: { type: 'object' } } }];
      const called = await post(key, chat, { ...HELLO, tools, tool_choice: 'required' });
      expect(JSON.parse(called.out)).toMatchObject({ choices: [{ finish_reason: 'tool_calls' }] });
    });

    it('is refused in one shape, wherever it asks', async () => {
      const { key } = await door().issue({ addresses: ['10.0.0.0/8'] });
      const ends = ['--write-out', '\n%{http_code}'];
      const lastLine = ({ out }: Ran) => Number(out.split('\n').at(-1));
      expect(lastLine(await curl(`${door().baseURL}/models`, ...ends))).toBe(401);
      expect(lastLine(await as('plx-nobody', '/models', ...ends))).toBe(401);
      expect(lastLine(await as(key, '/models', ...ends))).toBe(403);
      // What a client says of its own address is not believed.
      for (const header of ['X-Forwarded-For', 'X-Parallax-Client', 'X-Real-IP'])
        expect(lastLine(await as(key, '/models', '--header', `${header}: 10.1.2.3`, ...ends)), header).toBe(403);
      const near = await door().issue({ addresses: ['127.0.0.1'] });
      expect(lastLine(await as(near.key, '/models', ...ends))).toBe(200);
      const nothing = await as(near.key, '/nothing/here');
      expect(JSON.parse(nothing.out)).toMatchObject({ error: { code: 404, type: 'not_found_error' } });
    });

    it('leaves, and the upstream is let go', async () => {
      const { key } = await door().issue();
      const messages = [{ role: 'user', content: 'hello [[fault:stall]]' }];
      const left = await post(key, chat, { model: MODEL, messages, stream: true }, '--max-time', '0.5');
      expect(left.exit).toBe(28);
      await expect.poll(() => door().sandbox.generations().at(-1)?.cancelled, { timeout: 1000 }).toBe(1);
    });

    it('reads models and manages keys', async () => {
      const { key } = await door().issue({ isManagement: true });
      expect(JSON.parse((await as(key, '/models?q=gpt-4o%20mini')).out).data).toContainEqual(
        expect.objectContaining({ id: MODEL }),
      );
      const made = JSON.parse((await post(key, '/keys', { name: 'By curl', limit: 1 })).out);
      const path = `/keys/${made.data.hash}`;
      expect((await post(made.key, chat, HELLO)).out).toContain(ANSWER);
      expect(JSON.parse((await post(key, path, { disabled: true }, '--request', 'PATCH')).out).data.disabled).toBe(
        true,
      );
      expect(JSON.parse((await as(key, path, '--request', 'DELETE')).out)).toEqual({ deleted: true });
      expect(JSON.parse((await post(made.key, chat, HELLO)).out).error.code).toBe(401);
    });
  });
}
