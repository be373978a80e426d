import { execFile, execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { type Language, toCode } from './to-code.ts';

const run = promisify(execFile);

const NASTY = `It's "quoted" \\ and \\n, $HOME \`id\` $(id) ''' """ \u2028 {{x}} %s Ω\nnew line </script>`;
const REQUEST = {
  model: 'acme/nova',
  temperature: 0.2,
  messages: [
    { role: 'system', content: NASTY },
    { role: 'user', content: NASTY },
  ],
};

async function served() {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await text(request));
    asked.push({ authorization: request.headers.authorization, body, path: request.url });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ choices: [{ message: { content: 'Well.' } }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { asked, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1` };
}

const PROGRAMS: [Language, string, string[]][] = [
  ['curl', 'bash', ['-c']],
  ['python', 'python3', ['-c']],
  ['javascript', process.execPath, ['--input-type=module', '-e']],
];

test.each(PROGRAMS.filter(([, program]) => isThere(program)))(
  'the code in %s sends the very request, whatever its texts hold',
  async (language, program, flags) => {
    const { asked, baseUrl } = await served();
    const code = toCode(language, baseUrl, REQUEST);
    const { stdout } = await run(program, [...flags, code], { env: { ...process.env, PARALLAX_API_KEY: 'plx-test' } });
    expect(asked).toEqual([{ authorization: 'Bearer plx-test', path: '/api/v1/chat/completions', body: REQUEST }]);
    expect(stdout).toContain('Well.');
    expect(code).not.toContain('plx-test');
  },
);

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
