import { describe, expect, it } from 'vitest';
import { readSnapshot } from './read-snapshot.ts';
import { type SourceModel, toWireRow } from './to-wire-row.ts';

const SOURCE: SourceModel = {
  id: 'acme/nova',
  name: 'Acme: Nova',
  reasoning: false,
  input: ['text', 'image'],
  cost: { input: '3', output: '0.083333', cacheRead: '0', cacheWrite: '0' },
  contextWindow: '200000',
  maxTokens: '64000',
};

describe('toWireRow', () => {
  it('shifts prices by six decimals, exactly, and leaves out prices that the source has not', () => {
    expect(toWireRow(SOURCE)).toMatchObject({ pricing: { prompt: '0.000003', completion: '0.000000083333' } });
    expect(toWireRow(SOURCE)?.pricing).not.toHaveProperty('input_cache_read');
    const dear = { ...SOURCE, cost: { input: '0.1', output: '1234567.000001', cacheRead: '0.01', cacheWrite: '12.5' } };
    expect(toWireRow(dear)?.pricing).toEqual({
      prompt: '0.0000001',
      completion: '1.234567000001',
      input_cache_read: '0.00000001',
      input_cache_write: '0.0000125',
    });
  });

  it('turns tiers into overrides by prompt size', () => {
    const tiers = [{ inputTokensAbove: '200000', input: '6', output: '22.5', cacheRead: '0.6', cacheWrite: '0' }];
    expect(toWireRow({ ...SOURCE, cost: { ...SOURCE.cost, tiers } })?.pricing).toMatchObject({
      overrides: [
        { min_prompt_tokens: 200_000, prompt: '0.000006', completion: '0.0000225', input_cache_read: '0.0000006' },
      ],
    });
  });

  it('says what is known of a model, and nothing that is not', () => {
    expect(toWireRow(SOURCE)).toMatchObject({
      context_length: 200_000,
      architecture: { modality: 'text+image->text', input_modalities: ['text', 'image'] },
      top_provider: { max_completion_tokens: 64_000 },
      supported_parameters: ['max_tokens', 'tool_choice', 'tools'],
    });
    for (const unknown of ['description', 'created', 'reasoning'])
      expect(toWireRow(SOURCE)).not.toHaveProperty(unknown);
    const levels = { off: null, low: 'low', medium: null, high: 'high', xhigh: null };
    expect(toWireRow({ ...SOURCE, reasoning: true, thinkingLevelMap: levels })).toMatchObject({
      reasoning: { mandatory: true, supported_efforts: ['high', 'low'] },
    });
  });

  it.each(['auto', 'typesafe/jev-router', 'openai/gpt-5:batch'])('leaves out %s', (id) => {
    expect(toWireRow({ ...SOURCE, id })).toBeNull();
  });

  it('leaves out routers, whose price is unknown and not zero, but not the free one', () => {
    const free = { ...SOURCE.cost, input: '0', output: '0' };
    expect(toWireRow({ ...SOURCE, id: 'openrouter/auto', cost: free })).toBeNull();
    expect(toWireRow({ ...SOURCE, id: 'openrouter/free', cost: free })).toMatchObject({ pricing: { prompt: '0' } });
  });

  it('refuses a price that is none', () => {
    expect(() => toWireRow({ ...SOURCE, cost: { ...SOURCE.cost, input: 'NaN' } })).toThrow('NaN');
  });
});

describe('the list that ships', () => {
  const { models, fetchedAt } = readSnapshot();

  it('has hundreds of models, each with a price, a context and a name', () => {
    expect(models.length).toBeGreaterThan(300);
    expect(fetchedAt).toBe(Date.parse('2026-11-10T12:05:37.628Z'));
    const price = expect.stringMatching(/^\d+(\.\d+)?$/);
    for (const model of models) {
      expect(model).toMatchObject({ pricing: { prompt: price, completion: price }, contextLength: expect.any(Number) });
    }
    expect(models.filter(({ id }) => id.endsWith(':batch') || id.startsWith('typesafe/'))).toEqual([]);
  });

  it('says for how much, to the digit', () => {
    expect(models.find(({ id }) => id === 'openai/gpt-5.6-luna')).toMatchObject({
      author: 'openai',
      pricing: {
        prompt: '0.0000002',
        completion: '0.0000012',
        input_cache_read: '0.00000002',
        input_cache_write: '0.00000025',
        overrides: [{ min_prompt_tokens: 272_000, prompt: '0.0000004', completion: '0.0000018' }],
      },
    });
  });
});
