import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { MODEL, testDoorBefore } from './testing.ts';

const PARTS = [
  { type: 'text', text: 'What is in it?', cache_control: { type: 'ephemeral' } },
  { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=', detail: 'low' } },
  { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } },
  { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } },
];

/** As somebody's client writes it: all that OpenRouter documents, and what it does not know yet. */
const EVERYTHING = `{
  "model": "${MODEL}", "models": ["openai/gpt-4o"], "messages": [{"role": "user", "content": ${JSON.stringify(PARTS)}}],
  "max_tokens": 64, "temperature": 0.10, "top_p": 1e0, "top_k": 5, "seed": 12345678901234567890, "stop": ["\\u0041"], "logit_bias": {"1": -100},
  "provider": {"order": ["OpenAI"], "sort": "price"}, "reasoning": {"effort": "low", "exclude": true}, "usage": {"include": true},
  "stream_options": {"include_usage": true}, "user": "u-1", "session_id": "s-1", "metadata": {"order": "17"}, "plugins": [{"id": "web"}],
  "tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}], "tool_choice": "auto", "parallel_tool_calls": false,
  "response_format": {"type": "json_object"}, "prediction": {"type": "content", "content": "x"}, "a_word_of_next_year": {"deep": [null, 0.1]}
}`;

it('every parameter reaches the upstream as it was written, known or not, parts of messages too', async () => {
  let received = '';
  const { ask } = await testDoorBefore(async (request, response) => {
    if (request.method === 'POST') received = await text(request);
    response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"no","code":400}}');
  });
  await ask('/chat/completions', { body: EVERYTHING });
  expect(received).toBe(EVERYTHING);
});

it.each([
  [400, 'before a stream begins'],
  [402, 'before a stream begins'],
  [422, 'before a stream begins'],
])('nothing is sent before the upstream’s own status: %i, %s', async (status) => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const { ask } = await testDoorBefore(async (request, response) => {
    if (request.method !== 'POST') return void response.writeHead(404).end('{}');
    asked.resolve();
    await answer.promise;
    const body = JSON.stringify({ error: { message: 'The provider says no.', code: status } });
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  let isAnswered = false;
  const messages = [{ role: 'user', content: 'hello' }];
  const waiting = ask('/chat/completions', { body: { model: MODEL, messages, stream: true } });
  void waiting.then(() => {
    isAnswered = true;
  });
  await asked.promise;
  // Another request goes all the way through meanwhile.
  expect((await ask('/key')).status).toBe(200);
  expect(isAnswered).toBe(false);
  answer.resolve();
  const response = await waiting;
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toMatchObject({ error: { code: status, message: expect.stringContaining('says no') } });
});
