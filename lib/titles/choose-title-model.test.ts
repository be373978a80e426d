import { describe, expect, it } from 'vitest';
import type { Model } from '#lib/models/model';
import { readSnapshot } from '#lib/models/read-snapshot';
import { chooseTitleModel } from './choose-title-model.ts';

const model = (id: string, rest: Partial<Model> = {}): Model => ({
  id,
  canonicalSlug: id,
  name: id,
  author: 'acme',
  description: '',
  createdAt: null,
  contextLength: null,
  maxCompletionTokens: null,
  inputModalities: ['text'],
  outputModalities: ['text'],
  supportedParameters: [],
  pricing: { prompt: '0.000001', completion: '0.000002' },
  reasoning: null,
  aliasTarget: null,
  ...rest,
});

describe('the model that writes titles', () => {
  it('is a cheap one of the real catalogue', () => {
    const { models } = readSnapshot();
    const chosen = models.find(({ id }) => id === chooseTitleModel(models, null));
    expect(Number(chosen?.pricing.completion)).toBeLessThan(0.000001);
  });

  it('is the cheapest with a known price where none of the well-known is there', () => {
    const models = [
      model('acme/dear'),
      model('acme/unknown', { pricing: { prompt: '-1', completion: '0' } }),
      model('acme/cheap', { pricing: { prompt: '0.0000001', completion: '0.0000002' } }),
      model('acme/pictures', { pricing: { prompt: '0', completion: '0' }, outputModalities: ['text', 'image'] }),
    ];
    expect(chooseTitleModel(models, models[0] ?? null)).toBe('acme/cheap');
    expect(chooseTitleModel([model('acme/unknown', { pricing: {} })], null)).toBeNull();
  });

  it('is the model that answered, where that is on a server of the team’s own: what was said there stays there', () => {
    const local = model('local/llama', { served: { connectionId: 'c', name: 'llama' }, pricing: {} });
    expect(chooseTitleModel([model('openai/gpt-4o-mini'), local], local)).toBe('local/llama');
  });
});
