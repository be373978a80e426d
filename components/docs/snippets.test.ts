import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { MODEL, testDoor } from '#lib/http/v1/testing';
import { snippets } from './snippets.ts';

const run = promisify(execFile);

it('what the docs page tells people to paste works as it stands', async () => {
  const { baseURL, key, sandbox } = await testDoor();
  const env = { ...process.env, PARALLAX_API_KEY: key };
  const codeOf = (id: string) => snippets(baseURL, MODEL).find((snippet) => snippet.id === id)?.code ?? '';
  const { stdout } = await run('sh', ['-c', codeOf('curl')], { env });
  expect(stdout).toContain('HTTP/1.1 200 OK');
  expect(stdout).toMatch(/x-parallax-cost: 0\.\d+/);
  for (const id of ['javascript', 'ai-sdk']) {
    const ran = await run(process.execPath, ['--input-type=module', '-e', codeOf(id)], { env });
    expect(ran.stdout.length, `${id}: ${ran.stderr}`).toBeGreaterThan(0);
  }
  expect(sandbox.requestCount('POST /chat/completions')).toBe(3);
}, 30_000);
