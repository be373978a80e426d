import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import { generateText, streamText } from 'ai';
import { describe, expect, it } from 'vitest';
import { DOORS } from './testing/doors.ts';
import { MODEL, testDoor } from './testing.ts';

describe.each(DOORS)('the AI SDK with OpenRouter’s provider through %s', (_name, listen) => {
  it('completes, streams and names its application', async () => {
    const { app, baseURL, key, sandbox } = await testDoor(listen);
    const model = createOpenRouter({ baseURL, apiKey: key, appName: 'Größe', appUrl: 'https://example.com' })(MODEL);
    const { text } = await generateText({ model, prompt: 'What is 17 * 23?', maxRetries: 0 });
    const streamed = streamText({ model, prompt: 'What is 17 * 23?', maxRetries: 0 });
    expect([text, await streamed.text]).toEqual(['17 * 23 = **391**', '17 * 23 = **391**']);
    expect((await streamed.providerMetadata)?.openrouter).toMatchObject({
      usage: { cost: Number(sandbox.generations()[1]?.cost) },
    });
    expect(app.db.client.prepare('select distinct app from calls').pluck().all()).toEqual(['Größe']);
  });
});
