import { WireError } from './wire-error.ts';
import type { WireModel } from './wire-model.ts';
import type { World } from './world.ts';

const MAX_LIMIT = 1000;

/** `GET /models`: the catalogue, filtered by modality, supported parameters and words, page by page when asked to. */
export function listModels({ catalogue }: World, query: URLSearchParams): Record<string, unknown> {
  const wanted = (name: string) => (query.get(name) ?? '').split(',').filter((word) => word !== '');
  const outputs = wanted('output_modalities');
  const words = (query.get('q') ?? '').toLowerCase().split(/\s+/);
  const rows = catalogue.rows.filter(
    (row) =>
      hasAll(row.architecture?.output_modalities, outputs.length > 0 ? outputs : ['text']) &&
      hasAll(row.architecture?.input_modalities, wanted('input_modalities')) &&
      hasAll(row.supported_parameters, wanted('supported_parameters')) &&
      hasWords(row, words),
  );
  const offset = whole(query, 'offset') ?? 0;
  const limit = whole(query, 'limit') ?? (query.has('offset') ? MAX_LIMIT : rows.length);
  const next = offset + limit < rows.length ? nextPage(query, offset + limit, limit) : null;
  return { data: rows.slice(offset, offset + limit).map(withLinks), total_count: rows.length, links: { next } };
}

function hasAll(given: readonly string[] | undefined, wanted: readonly string[]): boolean {
  return wanted.every((name) => name === 'all' || given?.includes(name));
}

function hasWords({ id, name }: WireModel, words: readonly string[]): boolean {
  return words.every((word) => `${id} ${name}`.toLowerCase().includes(word));
}

function whole(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  if (!/^\d+$/.test(text) || (name === 'limit' && (Number(text) < 1 || Number(text) > MAX_LIMIT))) {
    throw new WireError(400, `${name}: Invalid input`, { metadata: { error_type: 'invalid_request' } });
  }
  return Number(text);
}

function nextPage(query: URLSearchParams, offset: number, limit: number): string {
  const page = new URLSearchParams(query);
  page.set('offset', String(offset));
  page.set('limit', String(limit));
  return `/api/v1/models?${page}`;
}

/** The keys that OpenRouter's rows always have and a row of ours may lack. */
function withLinks(row: WireModel): Record<string, unknown> {
  const common = {
    hugging_face_id: null,
    created: 0,
    description: '',
    per_request_limits: null,
    default_parameters: {},
    supported_voices: null,
  };
  const { top_provider, architecture } = row;
  return {
    ...common,
    ...row,
    architecture: { tokenizer: 'Other', instruct_type: null, ...architecture },
    top_provider: { is_moderated: false, ...top_provider },
    links: { details: `/api/v1/models/${row.id}/endpoints` },
  };
}
