import { describe, expect, it } from 'vitest';
import type { Model, Plan, Pricing } from '#lib/models/model';
import type { FormName } from '#lib/openrouter/forms';
import type { CallRequest } from './call.ts';
import { estimateCall } from './estimate-call.ts';

const NOVA: Model = {
  id: 'acme/nova',
  canonicalSlug: 'acme/nova',
  name: 'Nova',
  author: 'acme',
  description: '',
  createdAt: null,
  contextLength: 100_000,
  maxCompletionTokens: 8000,
  inputModalities: ['text'],
  outputModalities: ['text'],
  supportedParameters: [],
  pricing: {},
  reasoning: null,
  aliasTarget: null,
};

/** Prices are nano-dollars a token here, so that amounts can be read as tokens times price. */
function estimate(pricings: Pricing[], request: CallRequest, form?: FormName, model: Partial<Model> = {}) {
  const candidates = pricings.map((pricing) => ({ id: NOVA.id, model: { ...NOVA, ...model, pricing } }));
  return estimateCall({ requested: NOVA.id, candidates } as unknown as Plan, request, form);
}

const nano = (tokens: number) => `${tokens}e-9`;
const PLAIN = { prompt: nano(1), completion: nano(2) };
const ask = (content: unknown, rest: Record<string, unknown> = {}) => ({
  messages: [{ role: 'user', content }],
  max_tokens: 1,
  ...rest,
});
const promptTokens = (content: unknown) => estimate([PLAIN], ask(content)).promptTokens;

/** What one message weighs without its content: the names of its fields, its role, and the frame. */
const FRAME = Math.ceil('rolecontentuser'.length / 3) + 4;

describe('the prompt', () => {
  it('is its text’s bytes over three', () => {
    expect(promptTokens('x'.repeat(300))).toBe(FRAME + 100);
    expect(promptTokens('ü'.repeat(300))).toBe(FRAME + 200);
  });

  const base64 = Buffer.alloc(90_000, 'x').toString('base64');
  it.each([
    ['image_url', { type: 'image_url', image_url: { url: `data:image/png;base64,${base64}` } }],
    ['image_url elsewhere', { type: 'image_url', image_url: { url: 'https://example.com/cat.png' } }],
    ['input_image', { type: 'input_image', image_url: `data:image/png;base64,${base64}` }],
    ['image', { type: 'image', source: { type: 'base64', media_type: 'image/png', data: base64 } }],
    ['input_audio', { type: 'input_audio', input_audio: { data: base64, format: 'wav' } }],
  ])('counts a medium as one, whatever its base64 weighs: %s', (_, part) => {
    expect(promptTokens([part])).toBe(FRAME + 1500);
    expect(promptTokens([part, part])).toBe(FRAME + 3000);
  });

  it('B4: takes text that looks like a medium for text', () => {
    expect(promptTokens(`data:image/png;base64,${base64}`)).toBeGreaterThan(40_000);
  });

  const pdf = (pages: number) =>
    `data:application/pdf;base64,${Buffer.from(`%PDF-1.7 ${'<< /Type /Page >> '.repeat(pages)}<< /Type /Pages >>`).toString('base64')}`;
  it.each([
    ['by its pages', { type: 'file', file: { filename: 'a.pdf', file_data: pdf(7) } }, 7],
    ['in the form of Responses', { type: 'input_file', filename: 'a.pdf', file_data: pdf(3) }, 3],
    [
      'in Anthropic’s form',
      { type: 'document', source: { type: 'base64', data: pdf(2).split(',')[1] + '='.repeat(1024) } },
      2,
    ],
    [
      'by its size where its pages are packed away',
      { type: 'file', file: { file_data: `data:;base64,${Buffer.alloc(500_000).toString('base64')}` } },
      10,
    ],
    [
      'by what it says of its count',
      { type: 'file', file: { file_data: `data:;base64,${Buffer.from('/Count 12').toString('base64')}` } },
      12,
    ],
    [
      'somewhere else as twenty',
      { type: 'file', file: { filename: 'a.pdf', file_data: 'https://example.com/a.pdf' } },
      20,
    ],
  ])('counts a document %s', (_, part, pages) => {
    expect(promptTokens([part])).toBe(FRAME + 1500 * pages);
  });

  it('counts a document that is text as text', () => {
    const part = {
      type: 'document',
      source: { type: 'text', media_type: 'text/plain', data: 'so it is '.repeat(1000) },
    };
    expect(promptTokens([part])).toBeGreaterThan(3000);
    expect(promptTokens([part])).toBeLessThan(3100);
  });

  it('counts tools, and tokens that are given as numbers', () => {
    const tools = [{ type: 'function', function: { name: 'f', description: 'd'.repeat(3000) } }];
    expect(estimate([PLAIN], ask('', { tools })).promptTokens).toBeGreaterThan(1000);
    expect(
      estimate([PLAIN], { input: Array.from({ length: 500 }, (_, token) => token) }, 'embeddings').promptTokens,
    ).toBe(500);
  });
});

describe('the answer', () => {
  const amount = (request: Record<string, unknown>, model?: Partial<Model>) =>
    estimate([{ prompt: '0', completion: nano(1) }], { messages: [], ...request }, 'chat', model);

  it('is its cap, or 4096 where it has none, never more than the model writes', () => {
    expect(amount({ max_tokens: 100 })).toMatchObject({ amountNano: 100, isCapped: true });
    expect(amount({ max_completion_tokens: 50, max_tokens: 100 })).toMatchObject({ amountNano: 100 });
    expect(amount({})).toMatchObject({ amountNano: 4096, capTokens: 4096, isCapped: false });
    expect(amount({ max_tokens: 1e9 })).toMatchObject({ amountNano: 8000 });
    expect(amount({}, { maxCompletionTokens: 10 })).toMatchObject({ amountNano: 10 });
  });

  it.each([0, -1, 1.5, '100', null, Number.NaN])('is not capped by %j', (max_tokens) => {
    expect(amount({ max_tokens })).toMatchObject({ amountNano: 4096, isCapped: false });
  });

  it('comes n times', () => {
    expect(amount({ max_tokens: 100, n: 5 })).toMatchObject({ amountNano: 500, capTokens: 100 });
    expect(amount({ max_tokens: 100, n: 0 })).toMatchObject({ amountNano: 100 });
  });

  it('stays an amount of money whatever is asked for', () => {
    const asked = amount(
      { max_tokens: Number.MAX_SAFE_INTEGER, n: Number.MAX_SAFE_INTEGER },
      { maxCompletionTokens: null },
    );
    expect(asked.amountNano).toBe(128_000_000);
  });
});

describe('B9: the dearest rate that can apply', () => {
  const cost = (pricing: Pricing, request: Record<string, unknown> = {}) =>
    estimate([pricing], { messages: [{ role: 'user', content: 'x'.repeat(300) }], max_tokens: 10, ...request })
      .amountNano;
  const base = 100 + FRAME;

  it('of every tier and every hour', () => {
    const overrides = [
      { min_prompt_tokens: 200_000, prompt: nano(3), completion: nano(7) },
      { utc_start: 0, utc_end: 30, prompt: nano(2), completion: nano(9) },
    ];
    expect(cost({ ...PLAIN, overrides })).toBe(base * 3 + 10 * 9);
  });

  it('of writing into a cache, and for an hour where that is asked for', () => {
    const pricing = { ...PLAIN, input_cache_write: nano(2), input_cache_write_1h: nano(4) };
    expect(cost(pricing)).toBe(base * 2 + 20);
    const kept = (ttl: string) => [{ type: 'text', text: 'x'.repeat(300), cache_control: { type: 'ephemeral', ttl } }];
    const at = (ttl: string) => estimate([pricing], ask(kept(ttl)));
    expect(at('5m').amountNano).toBe(at('5m').promptTokens * 2 + 2);
    expect(at('1h').amountNano).toBe(at('1h').promptTokens * 4 + 2);
  });

  it('of reasoning, of a request, of speech and of pictures', () => {
    expect(cost({ ...PLAIN, internal_reasoning: nano(5), request: nano(1000) })).toBe(base + 50 + 1000);
    const speaking = { ...PLAIN, audio_output: nano(8), image_output: nano(6) };
    expect(cost(speaking)).toBe(base + 20);
    expect(cost(speaking, { modalities: ['text', 'audio'] })).toBe(base + 80);
    const heard = ask([{ type: 'input_audio', input_audio: { data: 'x', format: 'wav' } }]);
    expect(estimate([{ ...PLAIN, audio: nano(3) }], heard).amountNano).toBe(FRAME + 1500 * 3 + 2);
    const seen = ask([{ type: 'image_url', image_url: { url: 'https://example.com/x' } }]);
    expect(estimate([{ ...PLAIN, image_token: nano(4), image: nano(999) }], seen).amountNano).toBe(
      FRAME + 1500 * 4 + 2,
    );
  });

  it.each([
    [{ plugins: [{ id: 'web' }] }, 1],
    [{ plugins: [{ id: 'web', max_uses: 3 }] }, 3],
    [{ plugins: [{ id: 'web', enabled: false }] }, 0],
    [{ web_search_options: { search_context_size: 'low' } }, 1],
    [{ model: 'acme/nova:online' }, 1],
    [{ tools: [{ type: 'openrouter:web_search' }] }, 5],
    [{ tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 2 }] }, 2],
    [{}, 0],
  ])('of searching, asked for as %j', (request, searches) => {
    const without = cost(PLAIN, request) ?? 0;
    expect(cost({ ...PLAIN, web_search: nano(1000) }, request)).toBe(without + searches * 1000);
  });

  it('of every candidate', () => {
    const request = ask('Hi');
    const [cheap, dear] = [estimate([PLAIN], request), estimate([{ prompt: nano(9), completion: nano(9) }], request)];
    expect(estimate([PLAIN, { prompt: nano(9), completion: nano(9) }], request).amountNano).toBe(dear.amountNano);
    expect(cheap.amountNano).toBeLessThan(dear.amountNano ?? 0);
  });

  it('rounds up', () => {
    expect(estimate([{ prompt: '1e-12', completion: '0' }], ask('Hi')).amountNano).toBe(1);
  });
});

describe('B4: an unknown price', () => {
  it.each<[string, Pricing, Record<string, unknown>]>([
    ['of the prompt', { completion: nano(1) }, {}],
    ['of the answer', { prompt: nano(1) }, {}],
    ['that is negative', { prompt: '-1', completion: '-1' }, {}],
    ['of a tier', { ...PLAIN, overrides: [{ min_prompt_tokens: 9, prompt: 'x' }] }, {}],
    ['of a search that is asked for', { ...PLAIN, web_search: '-1' }, { plugins: [{ id: 'web' }] }],
  ])('%s makes the amount unknown, never nothing', (_, pricing, request) => {
    expect(estimate([pricing], ask('Hi', request)).amountNano).toBeNull();
    expect(estimate([PLAIN, pricing], ask('Hi', request)).amountNano).toBeNull();
  });

  it('of what nobody asked for does not matter', () => {
    expect(estimate([{ ...PLAIN, web_search: '-1', audio: '-1' }], ask('Hi')).amountNano).toBeGreaterThan(0);
  });
});
