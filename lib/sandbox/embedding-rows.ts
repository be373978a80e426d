import type { WireModel } from './wire-model.ts';

const row = (
  id: string,
  name: string,
  prompt: string,
  dimensions: number,
): WireModel & { readonly dimensions: number } => ({
  id,
  name,
  architecture: { modality: 'text->embeddings', input_modalities: ['text'], output_modalities: ['embeddings'] },
  pricing: { prompt, completion: '0' },
  dimensions,
});

/** The models that make vectors. Prices are list prices in USD per token. */
export const EMBEDDING_ROWS = [
  row('openai/text-embedding-3-small', 'OpenAI: Text Embedding 3 Small', '0.00000002', 1536),
  row('openai/text-embedding-3-large', 'OpenAI: Text Embedding 3 Large', '0.00000013', 3072),
  row('openai/text-embedding-ada-002', 'OpenAI: Text Embedding Ada 002', '0.0000001', 1536),
  row('google/gemini-embedding-001', 'Google: Gemini Embedding 001', '0.00000015', 3072),
];
