import { describe, expect, it } from 'vitest';
import { toDigits } from '#lib/money';
import { readStream } from './read-stream.ts';

const CHUNK = { id: 'gen-1', model: 'acme/nova', provider: 'Acme', object: 'chat.completion.chunk' };
const event = (chunk: unknown) => `data: ${JSON.stringify(chunk)}\n\n`;
const delta = (content: string) =>
  event({ ...CHUNK, choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] });
const finish = event({ ...CHUNK, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'stop' }] });
const USAGE =
  '"usage":{"prompt_tokens":10,"completion_tokens":2,"total_tokens":12,"cost":6.1e-07,"is_byok":false,"prompt_tokens_details":{"cached_tokens":4}}';
const DONE = 'data: [DONE]\n\n';

function read(text: string, step = text.length) {
  let contents = 0;
  const unreadable: string[] = [];
  const reader = readStream({ onContent: () => (contents += 1), onUnreadable: (why) => unreadable.push(why) });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
  reader.end();
  return { reading: reader.reading, contents, unreadable };
}

describe('usage in all three places of §3.2', () => {
  it.each([
    ['A: a chunk without choices', `data: {"id":"gen-1","choices":[],${USAGE}}\n\n`],
    [
      'B: a chunk with an empty delta',
      `data: {"id":"gen-1","choices":[{"index":0,"delta":{},"finish_reason":null}],${USAGE}}\n\n`,
    ],
    [
      'C: a chunk that repeats the finish reason',
      `data: {"id":"gen-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],${USAGE}}\n\n`,
    ],
  ])('%s', (_name, usage) => {
    const { reading } = read(`: OPENROUTER PROCESSING\n\n${delta('Hel')}${delta('lo')}${finish}${usage}${DONE}`);
    expect(reading.usage?.cost && toDigits(reading.usage.cost)).toBe('0.00000061');
    expect(reading).toMatchObject({
      generationId: 'gen-1',
      servedModel: 'acme/nova',
      provider: 'Acme',
      finishReason: 'stop',
      isDone: true,
      error: null,
    });
    expect(reading.usage).toMatchObject({
      promptTokens: 10,
      completionTokens: 2,
      cachedTokens: 4,
      reasoningTokens: null,
    });
  });
});

it('reads the same however the bytes are cut', () => {
  const text = `: hi\r\n\r\n${delta('Grüße 😀')}${delta('"usage" and "error" inside text')}${finish}data: {"id":"gen-1","choices":[],${USAGE}}\n\n${DONE}`;
  const whole = read(text);
  for (let step = 1; step < 64; step += 1) expect(read(text, step), `pieces of ${step}`).toEqual(whole);
  expect(whole.contents).toBe(2);
});

it('T12: the last usage wins, also one before the content', () => {
  const usage = (cost: string) => `data: {"id":"gen-1","choices":[],"usage":{"cost":${cost}}}\n\n`;
  const { reading } = read(`${usage('0.1')}${delta('a')}${usage('0.2')}${usage('0.3')}${DONE}`);
  expect(reading.usage?.cost && toDigits(reading.usage.cost)).toBe('0.3');
});

it('T13: keeps digits that a number would round, and takes no nonsense for a cost', () => {
  const of = (cost: string) =>
    read(`data: {"id":"gen-1","choices":[],"usage":{"cost":${cost}}}\n\n`).reading.usage?.cost ?? null;
  const digits = of('0.1234567890123456789012345');
  expect(digits && toDigits(digits)).toBe('0.1234567890123456789012345');
  for (const nonsense of ['null', '-0.01', '"NaN"', 'true', '{}', '1e999', '[]'])
    expect(of(nonsense), nonsense).toBeNull();
});

it('T3: an error in the stream is read wherever it stands', () => {
  const error = { code: 502, message: 'Upstream went away', metadata: { error_type: 'provider_unavailable' } };
  const withChoices = read(
    `${delta('Hel')}${event({ ...CHUNK, error, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }] })}`,
  );
  expect(withChoices.reading).toMatchObject({
    error: { status: 502, errorType: 'provider_unavailable' },
    finishReason: 'error',
  });
  const without = read(`${delta('Hel')}${event({ error: { code: 'server_error', message: 'Broken' }, choices: [] })}`);
  expect(without.reading.error).toMatchObject({ code: 'server_error', message: 'Broken', status: null });
  const inChoice = read(
    event({
      ...CHUNK,
      choices: [{ index: 0, delta: {}, finish_reason: 'error', error: { code: 500, message: 'Half' } }],
    }),
  );
  expect(inChoice.reading.error).toMatchObject({ status: 500, message: 'Half' });
});

it('T4: drops a malformed event and goes on; more than three in a row cannot be trusted', () => {
  const bad = 'data: {"broken\n\n';
  const some = read(`${delta('a')}${bad}${bad}${bad}${delta('b')}${bad}${finish}${DONE}`);
  expect(some).toMatchObject({ unreadable: [], reading: { finishReason: 'stop', isDone: true } });
  expect(read(`${delta('a')}${bad.repeat(4)}`).unreadable).toEqual(['too many malformed events']);
});

it('T18: takes nothing after [DONE]', () => {
  const { reading, contents } = read(
    `${delta('a')}${finish}${DONE}${delta('late')}data: {"choices":[],${USAGE}}\n\n${DONE}`,
  );
  expect(contents).toBe(1);
  expect(reading.usage).toBeNull();
});

it('the first finish reason wins, and an empty one is none', () => {
  const end = (reason: string | null) => event({ ...CHUNK, choices: [{ index: 0, delta: {}, finish_reason: reason }] });
  expect(read(`${delta('a')}${end('')}${end(null)}${end('tool_calls')}${end('stop')}`).reading.finishReason).toBe(
    'tool_calls',
  );
});

it('counts reasoning and tool calls as content, role and comments not', () => {
  const chunk = (part: object) => event({ ...CHUNK, choices: [{ index: 0, delta: part, finish_reason: null }] });
  expect(read(`: x\n\n${chunk({ role: 'assistant', content: '' })}`).contents).toBe(0);
  expect(read(chunk({ reasoning: 'hm' })).contents).toBe(1);
  expect(read(chunk({ tool_calls: [{ index: 0, id: 'call_1' }] })).contents).toBe(1);
});
