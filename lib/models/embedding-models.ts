import type { Model } from './model.ts';
import type { ModelSource } from './resolve-model.ts';

/** USD per token. The catalogue lists what can chat; these are for holds until the upstream says what it charged. */
const PROMPT_PRICES: Readonly<Record<string, string>> = {
  'openai/text-embedding-3-small': '0.00000002',
  'openai/text-embedding-3-large': '0.00000013',
  'openai/text-embedding-ada-002': '0.0000001',
  'google/gemini-embedding-001': '0.00000015',
};
const ID = /^[\w~-]+\/[\w.:-]+$/;

/** A catalogue in which every embedding model can be found: one whose price is not known here has none, and no blocking budget lets it pass. */
export function withEmbeddings(catalogue: ModelSource): ModelSource {
  return { list: catalogue.list, find: (id) => catalogue.find(id) ?? (ID.test(id) ? toModel(id) : null) };
}

function toModel(id: string): Model {
  const prompt = PROMPT_PRICES[id];
  return {
    id,
    canonicalSlug: id,
    name: id,
    author: id.slice(0, id.indexOf('/')),
    description: '',
    createdAt: null,
    contextLength: null,
    maxCompletionTokens: null,
    inputModalities: ['text'],
    outputModalities: ['embeddings'],
    supportedParameters: [],
    pricing: prompt === undefined ? {} : { prompt, completion: '0' },
    reasoning: null,
    aliasTarget: null,
  };
}
