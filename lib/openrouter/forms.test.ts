import { describe, expect, it } from 'vitest';
import { toDigits } from '#lib/money';
import type { FormName } from './forms.ts';
import { readBody } from './read-body.ts';
import { readStream } from './read-stream.ts';

const event = (body: { type: string } & Record<string, unknown>) =>
  `event: ${body.type}\ndata: ${JSON.stringify(body)}\n\n`;

function read(form: FormName, text: string, step = text.length) {
  let contents = 0;
  const reader = readStream({ onContent: () => (contents += 1), onUnreadable: () => {} }, form);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
  reader.end();
  return { ...reader.reading, contents };
}

const USAGE = {
  input_tokens: 10,
  input_tokens_details: { cached_tokens: 4 },
  output_tokens: 7,
  output_tokens_details: { reasoning_tokens: 3 },
  total_tokens: 17,
  is_byok: false,
};
const RESPONSE = { id: 'gen-1', object: 'response', model: 'acme/nova', provider: 'Acme', output: [], error: null };
const completed = (status: string, more: Record<string, unknown> = {}) =>
  event({ type: `response.${status}`, response: { ...RESPONSE, status, ...more } }).replace(
    '"usage":{',
    '"usage":{"cost":6.1e-07,',
  );
const RESPONSES =
  event({ type: 'response.created', response: { ...RESPONSE, status: 'in_progress', usage: null } }) +
  event({ type: 'response.output_text.delta', delta: 'Hel' }) +
  event({ type: 'response.output_text.delta', delta: '"usage" lo' }) +
  event({ type: 'response.output_text.done', text: 'Hello' });

describe('the Responses form', () => {
  it('reads a stream, however its bytes are cut', () => {
    const text = RESPONSES + completed('completed', { usage: USAGE });
    const whole = read('responses', text);
    expect(whole).toMatchObject({
      generationId: 'gen-1',
      servedModel: 'acme/nova',
      provider: 'Acme',
      finishReason: 'stop',
      isDone: true,
      error: null,
      contents: 2,
    });
    expect(whole.usage).toMatchObject({ promptTokens: 10, completionTokens: 7, cachedTokens: 4, reasoningTokens: 3 });
    expect(whole.usage?.cost && toDigits(whole.usage.cost)).toBe('0.00000061');
    for (let step = 1; step < 40; step += 1) expect(read('responses', text, step), `pieces of ${step}`).toEqual(whole);
  });

  it.each([
    ['incomplete', 'length', null],
    ['failed', 'error', 'Upstream went away'],
  ])('tells %s from finished', (status, finishReason, message) => {
    const error = message === null ? null : { code: 'server_error', message };
    const reading = read('responses', RESPONSES + completed(status, { error, usage: USAGE }));
    expect(reading).toMatchObject({ finishReason, isDone: true });
    expect(reading.error?.message ?? null).toBe(message);
  });

  it('reads an error event, and that a stream without an end has none', () => {
    expect(read('responses', RESPONSES)).toMatchObject({ isDone: false, finishReason: null });
    expect(
      read('responses', RESPONSES + event({ type: 'error', code: 'server_error', message: 'gone' })).error?.message,
    ).toBe('gone');
  });

  it('reads a whole response; an id that is not OpenRouter’s is not asked about', () => {
    const body = {
      ...RESPONSE,
      id: 'resp_1',
      status: 'completed',
      output: [{ type: 'message' }],
      usage: { ...USAGE, cost: 0.5 },
    };
    const reading = readBody(Buffer.from(JSON.stringify(body)), 'responses');
    expect(reading).toMatchObject({ generationId: null, finishReason: 'stop', usage: { promptTokens: 10 } });
    expect(reading?.contentTokens).toBeGreaterThan(0);
  });
});

const START = event({
  type: 'message_start',
  message: {
    id: 'msg_1',
    model: 'acme/nova',
    usage: { input_tokens: 5, cache_read_input_tokens: 20, cache_creation_input_tokens: 3, output_tokens: 1 },
  },
});
const DELTAS = event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi' } });
const END =
  event({
    type: 'message_delta',
    delta: { stop_reason: 'end_turn' },
    usage: { input_tokens: null, output_tokens: 9, cost: 0.25 },
  }) + event({ type: 'message_stop' });

describe('the Messages form', () => {
  it('adds up the prompt, what came from the cache and what went into it, from both ends of a stream', () => {
    const text = START + event({ type: 'ping' }) + DELTAS + END;
    const whole = read('messages', text);
    expect(whole).toMatchObject({
      generationId: null,
      servedModel: 'acme/nova',
      finishReason: 'end_turn',
      isDone: true,
      contents: 1,
    });
    expect(whole.usage).toMatchObject({
      promptTokens: 28,
      cachedTokens: 20,
      cacheWriteTokens: 3,
      completionTokens: 9,
      cost: { digits: 25n, scale: 2 },
    });
    for (let step = 1; step < 40; step += 1) expect(read('messages', text, step), `pieces of ${step}`).toEqual(whole);
  });

  it('reads an error event, and a message in one piece', () => {
    expect(
      read('messages', START + event({ type: 'error', error: { type: 'overloaded_error', message: 'busy' } })).error
        ?.message,
    ).toBe('busy');
    const body = {
      type: 'message',
      id: 'gen-2',
      model: 'acme/nova',
      content: [{ type: 'text', text: 'Hi' }],
      stop_reason: 'max_tokens',
      usage: { input_tokens: 5, output_tokens: 2, cost: 1 },
    };
    expect(readBody(Buffer.from(JSON.stringify(body)), 'messages')).toMatchObject({
      generationId: 'gen-2',
      finishReason: 'max_tokens',
      usage: { promptTokens: 5, completionTokens: 2 },
    });
  });
});

it('embeddings have a finish and no answer to count', () => {
  const body = {
    object: 'list',
    data: [],
    model: 'acme/vectors',
    id: 'embd-1',
    usage: { prompt_tokens: 8, total_tokens: 8, cost: 0.0001 },
  };
  const reading = readBody(Buffer.from(JSON.stringify(body)), 'embeddings');
  expect(reading).toMatchObject({
    generationId: null,
    finishReason: 'stop',
    contentTokens: 0,
    usage: { promptTokens: 8, completionTokens: null },
  });
});
