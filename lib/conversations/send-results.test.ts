import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { changePane } from './change-pane.ts';
import { retryRun } from './retry-run.ts';
import { sendResults } from './send-results.ts';
import { sendTurn } from './send-turn.ts';
import { conversationOf, testConversations, turnOf } from './testing.ts';

const WEATHER = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather in a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

/** A conversation whose first answer called a function. */
async function called() {
  const test = await testConversations();
  const conversation = await conversationOf(test);
  const { id, firstPaneId: paneId } = conversation;
  const settings = { tools: [WEATHER], tool_choice: 'required', parallel_tool_calls: false };
  await changePane(test.app, test.ada, { conversationId: id, paneId }, { settings });
  const browser = await conversation.watch();
  const { runs } = await sendTurn(test.app, test.ada, id, turnOf('How is the weather in Rome?'));
  const exchange = await test.next();
  exchange.write('Let me look. ');
  exchange.callTool('call-1', 'get_weather', '{"city":"Rome"}');
  exchange.finish();
  await browser.untilEnded(runs[0]?.id ?? '');
  const answerOf = async (index = 1) => (await conversation.view()).panes[0]?.messages[index];
  const messageId = (await answerOf())?.id ?? '';
  const send = (input: object) => sendResults(test.app, test.ada, id, { id: randomUUID(), messageId, ...input });
  return { test, ...conversation, browser, exchange, answerOf, messageId, send };
}

const RAIN = { results: [{ toolCallId: 'call-1', output: '7 degrees, rain' }] };

test('the model gets the functions, and its call is kept as a part of its answer', async () => {
  const { exchange, answerOf } = await called();
  expect(exchange.body).toMatchObject({
    tools: [{ type: 'function', function: WEATHER.function }],
    tool_choice: 'required',
    parallel_tool_calls: false,
  });
  const answer = await answerOf();
  expect(answer?.run?.state).toBe('finished');
  expect(answer?.parts).toMatchObject([
    { type: 'text', text: 'Let me look. ' },
    {
      type: 'dynamic-tool',
      toolName: 'get_weather',
      toolCallId: 'call-1',
      state: 'input-available',
      input: { city: 'Rome' },
    },
  ]);
});

test('the result goes back with the call and what the model thought, and the answer goes on', async () => {
  const { test, send, browser, answerOf, messageId } = await called();
  const run = await send(RAIN);
  const exchange = await test.next();
  expect(exchange.body.messages).toMatchObject([
    { role: 'user' },
    {
      role: 'assistant',
      content: 'Let me look. ',
      tool_calls: [{ id: 'call-1', function: { name: 'get_weather', arguments: '{"city":"Rome"}' } }],
      reasoning_details: [{ signature: 'signed call-1' }],
    },
    { role: 'tool', tool_call_id: 'call-1', content: '7 degrees, rain' },
  ]);
  exchange.write('It rains.');
  exchange.finish();
  await browser.untilEnded(run.id);
  expect((await answerOf())?.parts[1]).toMatchObject({ state: 'output-available', output: '7 degrees, rain' });
  expect(await answerOf(2)).toMatchObject({ parentId: messageId, parts: [{ type: 'text', text: 'It rains.' }] });
});

test('a function that failed is told as its error', async () => {
  const { test, send, answerOf } = await called();
  await send({ results: [{ toolCallId: 'call-1', output: 'No such city', isError: true }] });
  const { body, finish } = await test.next();
  expect(body.messages).toMatchObject([{}, {}, { role: 'tool', content: expect.stringContaining('No such city') }]);
  expect((await answerOf())?.parts[1]).toMatchObject({ state: 'output-error', errorText: 'No such city' });
  finish();
});

test('every open call gets exactly one result, once', async () => {
  const { test, send } = await called();
  const two = { toolCallId: 'call-2', output: 'x' };
  for (const results of [[two], [...RAIN.results, two], [...RAIN.results, ...RAIN.results]])
    await expect(send({ results })).rejects.toMatchObject({ code: 'invalid_request' });
  await expect(send({ messageId: 'none', ...RAIN })).rejects.toMatchObject({ code: 'not_found' });
  const id = randomUUID();
  const first = await send({ id, ...RAIN });
  (await test.next()).finish();
  expect(await send({ id, ...RAIN })).toMatchObject({ id: first.id });
  await expect(send(RAIN)).rejects.toMatchObject({ code: 'conflict' });
});

test('somebody else’s conversation answers as one that does not exist', async () => {
  const { test, id, messageId } = await called();
  const bob = test.member('bob');
  await expect(sendResults(test.app, bob, id, { id: randomUUID(), messageId, ...RAIN })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a call that got no result is not sent when the talk goes on without it', async () => {
  const { test, id } = await called();
  await sendTurn(test.app, test.ada, id, turnOf('Never mind.'));
  const { body, finish } = await test.next();
  expect(body.messages).toEqual([
    expect.objectContaining({ role: 'user' }),
    { role: 'assistant', content: 'Let me look. ' },
    expect.objectContaining({ role: 'user' }),
  ]);
  finish();
});

test('what followed the results can be answered again, an open call cannot', async () => {
  const { test, id, messageId, send, browser } = await called();
  const again = () => retryRun(test.app, test.ada, id, { id: randomUUID(), messageId });
  await expect(again()).rejects.toMatchObject({ code: 'not_found' });
  const run = await send(RAIN);
  (await test.next()).finish();
  await browser.untilEnded(run.id);
  await again();
  const { body, finish } = await test.next();
  expect(body.messages).toHaveLength(3);
  finish();
});

test('a sandbox model calls a function and mentions its result', async () => {
  const test = await testConversations({ upstream: 'sandbox' });
  const { id, firstPaneId: paneId, view, watch } = await conversationOf(test, 'openai/gpt-4o-mini');
  await changePane(test.app, test.ada, { conversationId: id, paneId }, { settings: { tools: [WEATHER] } });
  const browser = await watch();
  const { runs } = await sendTurn(test.app, test.ada, id, turnOf('How is the weather in Rome?'));
  await browser.untilEnded(runs[0]?.id ?? '');
  const answer = (await view()).panes[0]?.messages[1];
  const call = answer?.parts.find((part) => part.type === 'dynamic-tool');
  const results = [{ toolCallId: call?.toolCallId, output: '7 degrees, rain' }];
  const run = await sendResults(test.app, test.ada, id, { id: randomUUID(), messageId: answer?.id, results });
  await browser.untilEnded(run.id);
  expect(browser.texts.get(run.id)).toContain('7 degrees, rain');
});
