import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testFolder } from '#db/testing';
import { readCharges } from './read-charges.ts';
import { chunksOf, post, testSandbox } from './testing.ts';

/** Starts the program on a free port with a data folder of its own; resolves with its address. */
async function start(folder: string, ...flags: string[]): Promise<{ url: string; program: ChildProcess }> {
  const program = spawn(process.execPath, ['lib/sandbox/main.ts', '--port', '0', ...flags], {
    env: { ...process.env, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void program.kill('SIGKILL'));
  let printed = '';
  for await (const part of program.stdout as AsyncIterable<Buffer>) {
    printed += part.toString();
    const url = /http:\S+/.exec(printed)?.[0];
    if (url) return { url, program };
  }
  throw new Error(`the program ended: ${printed}`);
}

const door = async (url: string) => ({ ...(await testSandbox()), url });

test('the program killed in mid-stream has billed that answer in full; started again it knows it', async () => {
  const folder = testFolder();
  const file = join(folder, 'sandbox.db');
  const { url, program } = await start(folder, '--speed', 'Infinity');
  const response = await post(await door(url), { stream: true, prompt: 'Why do cats purr? [[fault:stall:4]]' });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (chunksOf(text).length < 5) text += (await reader?.read())?.value ?? '';
  const died = once(program, 'exit');
  program.kill('SIGKILL');
  await died;

  const { total, generations } = readCharges(file);
  expect(generations).toMatchObject([{ id: chunksOf(text)[0]?.id, ended_at: null, cancelled: 0, cost: total }]);
  expect(generations[0]?.completion_tokens).toBeGreaterThan(4);
  const again = await testSandbox({ file });
  expect(again.generations()).toMatchObject([{ ended_at: expect.any(Number), cost: total, finish_reason: null }]);
});

test('SIGTERM ends it with 0', async () => {
  const { program } = await start(testFolder());
  const exit = once(program, 'exit');
  program.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

test('a flag that it does not know ends it with a usage line', async () => {
  const program = spawn(process.execPath, ['lib/sandbox/main.ts', '--prot', '1'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  program.stderr.on('data', (part: Buffer) => {
    printed += part.toString();
  });
  expect((await once(program, 'close'))[0]).toBe(1);
  expect(printed).toContain('npm run sandbox -- [--port 4010]');
});
