import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import { generateText, jsonSchema, Output, streamText, tool } from 'ai';
import { describe, expect, it } from 'vitest';
import { ANSWER, type Door, MODEL } from './door.ts';

const PROMPT = { prompt: 'What is 17 * 23?', maxRetries: 0 };

export function aiSdkSuite(door: () => Door): void {
  describe('the AI SDK with OpenRouter’s provider', () => {
    const testModel = async (modelId = MODEL) => {
      const { baseURL, issue } = door();
      const issued = await issue();
      const provider = createOpenRouter({
        baseURL,
        apiKey: issued.key,
        appName: 'Größe',
        appUrl: 'https://example.com',
      });
      return { issued, model: provider(modelId) };
    };

    it('completes, streams and names its application', async () => {
      const { issued, model } = await testModel();
      const { text } = await generateText({ ...PROMPT, model });
      const streamed = streamText({ ...PROMPT, model });
      expect([text, await streamed.text]).toEqual([ANSWER, ANSWER]);
      const cost = Number(door().sandbox.generations().at(-1)?.cost);
      expect((await streamed.providerMetadata)?.openrouter).toMatchObject({ usage: { cost } });
      expect((await door().callsOf(issued)).map(({ app }) => app)).toEqual(['Größe', 'Größe']);
    });

    it('calls tools and keeps to a schema', async () => {
      const { model } = await testModel();
      const inputSchema = jsonSchema<{ city: string }>({
        type: 'object',
        properties: { city: { type: 'string' } },
        required: ['city'],
      });
      const tools = { weather: tool({ description: 'Weather of a city', inputSchema, execute: () => 'Rain' }) };
      const { toolCalls } = await generateText({ ...PROMPT, prompt: 'Weather in Oslo?', model, tools });
      expect(toolCalls).toMatchObject([{ toolName: 'weather', input: { city: 'Oslo' } }]);
      const schema = jsonSchema<{ answer: number }>({
        type: 'object',
        properties: { answer: { type: 'integer' } },
        required: ['answer'],
        additionalProperties: false,
      });
      const { output } = await generateText({ ...PROMPT, model, output: Output.object({ schema }) });
      expect(output).toEqual({ answer: expect.any(Number) });
    });

    it('throws refusals, and aborts', async () => {
      await expect(generateText({ ...PROMPT, model: (await testModel('acme/none')).model })).rejects.toMatchObject({
        statusCode: 404,
      });
      const { model } = await testModel();
      const leaving = new AbortController();
      const prompt = 'hello [[fault:stall]]';
      const { textStream } = streamText({ ...PROMPT, prompt, model, abortSignal: leaving.signal });
      for await (const _text of textStream) leaving.abort();
      await expect.poll(() => door().sandbox.generations().at(-1)?.cancelled, { timeout: 1000 }).toBe(1);
    });
  });
}
