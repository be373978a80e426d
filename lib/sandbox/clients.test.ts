import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import { generateText, jsonSchema, streamText, type ToolSet, tool } from 'ai';
import { describe, expect, test } from 'vitest';
import type { Sandbox } from './start-sandbox.ts';
import { testSandbox } from './testing.ts';

/** The AI SDK with OpenRouter's own provider package, pointed at the sandbox. */
function client({ url, apiKey }: Sandbox) {
  return createOpenRouter({ baseURL: url, apiKey, compatibility: 'strict' });
}

describe('the AI SDK', () => {
  test('streams words, thoughts, usage and cost', async () => {
    const sandbox = await testSandbox();
    const result = streamText({
      model: client(sandbox)('anthropic/claude-opus-5.5'),
      prompt: 'Why do cats purr?',
      maxRetries: 0,
    });
    const parts: string[] = [];
    for await (const part of result.stream) parts.push(part.type);
    const [text, reasoning, usage, metadata] = await Promise.all([
      result.text,
      result.reasoningText,
      result.usage,
      result.providerMetadata,
    ]);

    expect(parts).not.toContain('error');
    expect(parts.indexOf('reasoning-delta')).toBeLessThan(parts.indexOf('text-delta'));
    expect(text.length).toBeGreaterThan(50);
    expect(reasoning).toContain('cats purr');
    const [generation] = sandbox.generations();
    expect(usage).toMatchObject({
      inputTokens: generation?.prompt_tokens,
      outputTokens: generation?.completion_tokens,
    });
    expect(metadata).toMatchObject({
      openrouter: { provider: 'Anthropic', usage: { cost: Number(generation?.cost) } },
    });
  });

  test('answers in one piece', async () => {
    const sandbox = await testSandbox();
    const { text, finishReason } = await generateText({
      model: client(sandbox)('openai/gpt-4o-mini'),
      prompt: 'What is 17 * 23?',
      maxRetries: 0,
    });
    expect(text).toBe('17 * 23 = **391**');
    expect(finishReason).toBe('stop');
  });

  test('calls a tool and goes on from its result', async () => {
    const sandbox = await testSandbox();
    const weather: ToolSet[string] = tool({
      description: 'Weather of a city',
      inputSchema: jsonSchema<{ city: string }>({
        type: 'object',
        properties: { city: { type: 'string' } },
        required: ['city'],
      }),
    });
    const { toolCalls, finishReason } = await generateText({
      model: client(sandbox)('openai/gpt-4o-mini'),
      prompt: 'Weather in Oslo?',
      tools: { weather },
      maxRetries: 0,
    });
    expect(toolCalls).toMatchObject([{ toolName: 'weather', input: { city: 'Oslo' } }]);
    expect(finishReason).toBe('tool-calls');
  });

  test('reads a refusal, its status and its hint', async () => {
    const sandbox = await testSandbox();
    const call = generateText({
      model: client(sandbox)('openai/gpt-4o-mini'),
      prompt: 'hi [[fault:429:9]]',
      maxRetries: 0,
    });
    await expect(call).rejects.toMatchObject({
      statusCode: 429,
      isRetryable: true,
      responseHeaders: { 'retry-after': '9' },
    });
    const retried = await generateText({
      model: client(sandbox)('openai/gpt-4o-mini'),
      prompt: 'hi [[fault:503:0*1]]',
      maxRetries: 1,
    });
    expect(retried.text).not.toBe('');
    expect(sandbox.generations()).toHaveLength(1);
  });

  test('sees an error in mid-stream', async () => {
    const sandbox = await testSandbox();
    const result = streamText({
      model: client(sandbox)('openai/gpt-4o-mini'),
      prompt: 'Why do cats purr? [[fault:error]]',
      maxRetries: 0,
      onError: () => {},
    });
    const parts: string[] = [];
    for await (const part of result.stream) parts.push(part.type);
    expect(parts).toContain('text-delta');
    expect(parts).toContain('error');
  });
});
