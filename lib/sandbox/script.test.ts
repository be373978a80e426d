import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { connect } from 'node:net';
import { createParser } from 'eventsource-parser';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testFolder } from '#db/testing';
import { chunksOf, digitsIn, get, post, testSandbox, wordsOf } from './testing.ts';

type Door = { url: string; apiKey: string };

/** The same upstream behind a port of its own, as `npm run sandbox` starts it. */
async function byPort(): Promise<Door> {
  const program = spawn(
    process.execPath,
    ['lib/sandbox/main.ts', '--port', '0', '--speed', 'Infinity', '--generation-delay-ms', '0'],
    {
      env: { ...process.env, DATA_DIR: testFolder() },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void program.kill('SIGKILL'));
  let printed = '';
  for await (const part of program.stdout as AsyncIterable<Buffer>) {
    printed += part.toString();
    const url = /http:\S+/.exec(printed)?.[0];
    if (url) return { url, apiKey: 'sk-or-v1-tests' };
  }
  throw new Error(`the program ended: ${printed}`);
}

/** Every write that arrived, as it arrived: the answer to a request on a connection of its own. */
function packets({ url, apiKey }: Door, body: unknown): Promise<string[]> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve) => {
    const seen: string[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.setNoDelay(true);
      const text = JSON.stringify(body);
      socket.write(
        `POST ${pathname}/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${apiKey}\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      );
    });
    socket.on('data', (bytes) => seen.push(bytes.toString('latin1')));
    socket.on('close', () => resolve(seen)).on('error', () => {});
  });
}

const ask = (sandbox_script: unknown, more: object = {}) => ({
  model: 'openai/gpt-4o-mini',
  stream: true,
  messages: [{ role: 'user', content: 'Hello' }],
  sandbox_script,
  ...more,
});

describe.each<[string, () => Promise<Door>]>([
  ['in process', () => testSandbox()],
  ['on a port of its own', byPort],
])('a scripted answer %s', (_name, open) => {
  test('is the bytes that it says, charged as it would have been, known to /generation', async () => {
    const door = await open();
    const response = await post(
      door as never,
      ask({ pieces: [{ text: 'data: {"id":"{{id}}","usage":{{usage}}}\n\n' }, { base64: '/wD/' }] }),
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const [chunk] = chunksOf(bytes.toString());
    expect(chunk?.id).toBe(response.headers.get('x-generation-id'));
    expect([...bytes.subarray(-3)]).toEqual([0xff, 0, 0xff]);
    const told = await (await get(door as never, `/generation?id=${chunk?.id}`)).text();
    expect(digitsIn(told, 'total_cost')).toBe(digitsIn(bytes.toString(), 'cost'));
  });

  test('has the status and headers that it says; uncharged it is no generation', async () => {
    const door = await open();
    const script = {
      status: 503,
      headers: { 'retry-after': '3', 'x-id': '{{id}}' },
      isCharged: false,
      pieces: [{ text: '{{model}} {{provider}} {{nothing}}' }],
    };
    const response = await post(door as never, ask(script));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '3']);
    expect(await response.text()).toBe('openai/gpt-4o-mini OpenAI {{nothing}}');
    expect((await get(door as never, `/generation?id=${response.headers.get('x-id')}`)).status).toBe(404);
  });

  test('goes out byte by byte, waits, and breaks where it says', async () => {
    const door = await open();
    const seen = await packets(
      door,
      ask({
        bytesAtOnce: 1,
        pieces: [{ text: 'abc' }, { waitMs: 20 }, { text: 'd' }, { end: 'cut' }, { text: 'never' }],
      }),
    );
    const text = seen.join('');
    expect(text).toContain('1\r\na\r\n1\r\nb\r\n1\r\nc\r\n1\r\nd\r\n');
    expect(text).not.toContain('never');
    expect(text.endsWith('0\r\n\r\n')).toBe(false);
  });

  test('raw, it is all that goes on the wire', async () => {
    const seen = await packets(
      await open(),
      ask({ isRaw: true, pieces: [{ text: 'HTTP/1.1 299 Odd\r\ncontent-length: 2\r\n\r\nhi' }] }),
    );
    expect(seen.join('')).toBe('HTTP/1.1 299 Odd\r\ncontent-length: 2\r\n\r\nhi');
  });

  test('hangs where it says, until the caller leaves', async () => {
    const response = await post((await open()) as never, ask({ pieces: [{ text: 'data: 1\n\n' }, { end: 'hang' }] }), {
      signal: AbortSignal.timeout(300),
    });
    await expect(response.text()).rejects.toThrow('timeout');
  });

  test('that is none is refused', async () => {
    expect((await post((await open()) as never, ask({ pieces: [{ txt: 'a' }] }))).status).toBe(400);
  });
});

describe('odd framing says the same', () => {
  const body = { prompt: 'Is “żółć” a word?', model: 'anthropic/claude-opus-4.1', stream: true };
  /** What a parser of the standard makes of it, less what is no JSON. */
  const read = (text: string) => {
    const events: string[] = [];
    const parser = createParser({ onEvent: ({ data }) => events.push(data) });
    for (let from = 0; from < text.length; from += 100) parser.feed(text.slice(from, from + 100));
    const json = events.map((data) => data.trim()).filter((data) => data.startsWith('{'));
    return {
      words: wordsOf(json.map((data) => `data: ${data.replaceAll('\n', '')}\n\n`).join('')),
      last: events.at(-1),
    };
  };

  test.each([
    'bytes',
    'bytes:7',
    'cr',
    'mixed-lines',
    'no-space',
    'two-spaces',
    'many-lines',
    'bom',
    'fields',
    'chatty',
    'blank-events',
    'comment-as-data',
    'empty-finish',
    'usage-everywhere',
    'no-ids',
    'blank-ids',
    'usage-late',
    'usage-differs',
  ])('%s', async (name) => {
    const sandbox = await testSandbox();
    const odd = await (await post(sandbox, body, { 'x-sandbox-fault': name })).text();
    const plain = await (await post(sandbox, body)).text();
    expect(read(odd).words).toBe(read(plain).words);
    expect(odd).toContain('"usage"');
    if (name !== 'usage-late') expect(read(odd).last).toBe('[DONE]');
  });
});

describe('odd events', () => {
  const stream = async (fault: string, more: object = {}) => {
    const sandbox = await testSandbox();
    const text = await (
      await post(sandbox, { prompt: 'Why do cats purr?', stream: true, ...more }, { 'x-sandbox-fault': fault })
    ).text();
    return { text, sandbox };
  };
  const tools = [{ type: 'function', function: { name: 'look', parameters: { type: 'object', properties: {} } } }];

  test.each([
    ['hostile', /\\u0000\\u001b\[31m\u202E/],
    ['malformed-run:5', /(data: \{"id":"gen-\n\n){5}/],
    ['id-changes', /gen-0000000000-AnotherGeneration000/],
    ['other-id', /^data: \{"id":"gen-0000000000/],
    ['unknown-finish', /"finish_reason":"paused"/],
    ['all-thought', /"finish_reason":"length"/],
    ['annotated', /"url_citation"/],
    ['tokens:-5', /"completion_tokens":-5/],
    ['tool-proto', /"name":"__proto__"/],
    ['tool-far-index', /"index":1000000000/],
    ['tool-same-id', /"id":"call_same"[\s\S]*"id":"call_same"/],
  ])('%s', async (fault, shape) => {
    const isTool = fault.startsWith('tool');
    expect((await stream(fault, isTool ? { tools, tool_choice: 'required' } : {})).text).toMatch(shape);
  });

  test('burst has as many events as it charges for', async () => {
    const { text, sandbox } = await stream('burst:3000');
    expect(wordsOf(text).split(' ')).toHaveLength(3001);
    expect(sandbox.generations()[0]?.completion_tokens).toBe(3000);
  });

  test('invalid-utf8 has bytes that are no text', async () => {
    expect((await stream('invalid-utf8')).text).toContain('\uFFFD');
  });

  test('ok-json answers a stream in one piece, ok-nothing with nothing', async () => {
    const sandbox = await testSandbox();
    const whole = await post(sandbox, { stream: true }, { 'x-sandbox-fault': 'ok-json' });
    expect(whole.headers.get('content-type')).toBe('application/json');
    expect(await whole.json()).toMatchObject({ object: 'chat.completion' });
    expect((await post(sandbox, {}, { 'x-sandbox-fault': 'ok-nothing' })).status).toBe(204);
    expect(sandbox.generations()).toHaveLength(1);
  });
});

describe('below the answer', () => {
  const head = async (fault: string) =>
    (
      await packets(
        await testSandbox(),
        ask(undefined, { messages: [{ role: 'user', content: `[[fault:${fault}]]` }] }),
      )
    ).join('');

  test.each([
    ['slow-head:1', /^HTTP\/1\.1 200 OK\r\n[\s\S]*\{\}$/],
    ['huge-head:40', /(x-padding: x{1000}\r\n){40}/],
    ['informed', /^HTTP\/1\.1 103 [\s\S]*HTTP\/1\.1 102 [\s\S]*HTTP\/1\.1 400 /],
    ['upgraded', /^HTTP\/1\.1 101 /],
    ['gibberish', / hello\r\n/],
    ['gzip:1', /content-encoding: gzip/],
    ['encoded', /content-encoding: zebra/],
  ])('%s', async (fault, shape) => {
    expect(await head(fault)).toMatch(shape);
  });

  test('an informational answer is stepped over by those who read HTTP', async () => {
    const { url, apiKey } = await testSandbox();
    const { text, infos } = await new Promise<{ text: string; infos: number }>((resolve, reject) => {
      let infos = 0;
      const asking = request(
        `${url}/chat/completions`,
        { method: 'POST', headers: { authorization: `Bearer ${apiKey}` } },
        (response) => {
          let text = '';
          response.on('data', (piece) => (text += piece)).on('end', () => resolve({ text, infos }));
        },
      );
      asking.on('information', () => (infos += 1)).on('error', reject);
      asking.end(JSON.stringify(ask(undefined, { messages: [{ role: 'user', content: '[[fault:informed]]' }] })));
    });
    expect([text, infos]).toEqual(['{"error":{"code":400,"message":"informed"}}', 2]);
  });
});

test('/generation bent: another model, or cancelled', async () => {
  const sandbox = await testSandbox();
  await (await post(sandbox, {}, { 'x-sandbox-fault': 'generation-model' })).text();
  await (await post(sandbox, {}, { 'x-sandbox-fault': 'generation-cancelled' })).text();
  const told = await Promise.all(
    sandbox.generations().map(async ({ id }) => (await (await get(sandbox, `/generation?id=${id}`)).json()).data),
  );
  expect(told).toMatchObject([{ model: 'acme/another' }, { cancelled: true }]);
});

test('counts the requests that are open', async () => {
  const sandbox = await testSandbox();
  const leaving = new AbortController();
  const response = await post(sandbox, { stream: true }, { 'x-sandbox-fault': 'stall-silent', signal: leaving.signal });
  await response.body?.getReader().read();
  expect(sandbox.openRequests()).toBe(1);
  leaving.abort();
  await expect.poll(sandbox.openRequests).toBe(0);
});
