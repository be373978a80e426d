import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Pricing } from './model.ts';
import { parseModel } from './parse-model.ts';
import { parseModels } from './parse-models.ts';

const ROW = {
  id: 'acme/nova-1',
  canonical_slug: 'acme/nova-1-20260801',
  hugging_face_id: null,
  name: 'Acme: Nova 1',
  created: 1_785_542_400,
  description: 'A model.',
  context_length: 200_000,
  architecture: { modality: 'text+image->text', input_modalities: ['text', 'image'], output_modalities: ['text'] },
  pricing: {
    prompt: '0.000002',
    completion: '0.00001',
    input_cache_write: '0.0000025',
    web_search: '0.01',
    discount: 0,
    overrides: [{ min_prompt_tokens: 200_000, prompt: '0.000004', completion: '0.000015' }],
  },
  top_provider: { context_length: 200_000, max_completion_tokens: 64_000, is_moderated: false },
  supported_parameters: ['max_tokens', 'tools'],
  reasoning: { mandatory: false, supported_efforts: ['high', 'low'], default_effort: 'low' },
  a_field_of_tomorrow: { deep: [1] },
};

const pricingOf = (pricing: unknown): Pricing | undefined => parseModel({ ...ROW, pricing })?.pricing;

describe('parseModel', () => {
  it('reads a row, and ignores what it does not know', () => {
    expect(parseModel(ROW)).toEqual({
      id: 'acme/nova-1',
      canonicalSlug: 'acme/nova-1-20260801',
      name: 'Acme: Nova 1',
      author: 'acme',
      description: 'A model.',
      createdAt: 1_785_542_400,
      contextLength: 200_000,
      maxCompletionTokens: 64_000,
      inputModalities: ['text', 'image'],
      outputModalities: ['text'],
      supportedParameters: ['max_tokens', 'tools'],
      pricing: {
        prompt: '0.000002',
        completion: '0.00001',
        input_cache_write: '0.0000025',
        web_search: '0.01',
        overrides: [{ min_prompt_tokens: 200_000, prompt: '0.000004', completion: '0.000015' }],
      },
      reasoning: { isMandatory: false, efforts: ['high', 'low'], defaultEffort: 'low' },
      aliasTarget: null,
    });
  });

  it('takes an id and nothing else', () => {
    expect(parseModel({ id: '~acme/nova-latest' })).toEqual({
      id: '~acme/nova-latest',
      canonicalSlug: '~acme/nova-latest',
      name: '~acme/nova-latest',
      author: 'acme',
      description: '',
      createdAt: null,
      contextLength: null,
      maxCompletionTokens: null,
      inputModalities: [],
      outputModalities: [],
      supportedParameters: [],
      pricing: {},
      reasoning: null,
      aliasTarget: null,
    });
  });

  it.each([
    null,
    'acme/nova',
    [],
    {},
    { id: 7 },
    { id: '' },
    { id: 'no-author' },
    { id: 'a /b' },
    { id: `a/${'b'.repeat(200)}` },
  ])('refuses %j, which names no model', (row) => {
    expect(parseModel(row)).toBeNull();
  });

  it('empties a wrong field without losing the row', () => {
    const wrong = {
      ...ROW,
      name: 7,
      description: null,
      created: 'yesterday',
      context_length: -1,
      architecture: 'all',
      top_provider: { max_completion_tokens: '64k' },
      supported_parameters: [1],
      reasoning: 'yes',
      alias_target: {},
    };
    expect(parseModel(wrong)).toMatchObject({
      name: 'acme/nova-1',
      createdAt: null,
      contextLength: null,
      maxCompletionTokens: null,
      inputModalities: [],
      supportedParameters: [],
      reasoning: null,
      aliasTarget: null,
      pricing: { prompt: '0.000002' },
    });
  });

  it('keeps an unknown price unknown, and an absent one absent', () => {
    expect(pricingOf({ prompt: '-1', completion: 'NaN', request: null, image: {}, web_search: 0.014 })).toEqual({
      prompt: '-1',
      completion: 'NaN',
      image: '[object Object]',
      web_search: '0.014',
    });
    expect(pricingOf(null)).toEqual({});
  });

  it('leaves out a tier whose condition it cannot tell', () => {
    const overrides = [
      { min_prompt_tokens: 'many', prompt: '1' },
      { on_weekdays: true, prompt: '2' },
      { utc_start: 2500, prompt: '3' },
      null,
      { utc_start: 1000, utc_end: 100, prompt: '4' },
    ];
    expect(pricingOf({ prompt: '0', overrides })).toEqual({
      prompt: '0',
      overrides: [{ utc_start: 1000, utc_end: 100, prompt: '4' }],
    });
    expect(pricingOf({ prompt: '0', overrides: 'cheap' })).toEqual({ prompt: '0' });
  });
});

describe('parseModels', () => {
  it('drops a bad row and a second one of an id, and keeps the rest with what they came from', () => {
    const other = { id: 'acme/other' };
    const { models, kept } = parseModels([null, ROW, { id: 'bad' }, { ...ROW, name: 'again' }, other]);
    expect(models.map(({ name }) => name)).toEqual(['Acme: Nova 1', 'acme/other']);
    expect(kept).toEqual([ROW, other]);
  });
});

const DUMP = new URL('../../../shared/upstream/openrouter.models.json', import.meta.url);

describe.skipIf(!existsSync(DUMP))('a real list of 415 rows', () => {
  type Wire = {
    id: string;
    canonical_slug: string;
    name: string;
    description: string;
    created: number;
    context_length: number;
    architecture: { input_modalities: string[]; output_modalities: string[] };
    top_provider: { max_completion_tokens: number | null };
    supported_parameters: string[];
    pricing: Record<string, unknown>;
    reasoning?: { mandatory: boolean; supported_efforts?: string[]; default_effort?: string };
    alias_target?: { slug: string };
  };
  const rows = existsSync(DUMP) ? (JSON.parse(readFileSync(DUMP, 'utf8')) as Wire[]) : [];

  it('is read without loss', () => {
    const { models, kept } = parseModels(rows);
    expect(rows).toHaveLength(415);
    expect(kept).toEqual(rows);
    expect(models).toEqual(
      rows.map((row) => ({
        id: row.id,
        canonicalSlug: row.canonical_slug,
        name: row.name,
        author: row.id.split('/')[0]?.replace('~', ''),
        description: row.description,
        createdAt: row.created,
        contextLength: row.context_length,
        maxCompletionTokens: row.top_provider.max_completion_tokens,
        inputModalities: row.architecture.input_modalities,
        outputModalities: row.architecture.output_modalities,
        supportedParameters: row.supported_parameters,
        pricing: row.pricing,
        reasoning: row.reasoning
          ? {
              isMandatory: row.reasoning.mandatory,
              efforts: row.reasoning.supported_efforts ?? [],
              defaultEffort: row.reasoning.default_effort ?? null,
            }
          : null,
        aliasTarget: row.alias_target?.slug ?? null,
      })),
    );
  });
});
