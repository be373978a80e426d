import { describe, expect, it } from 'vitest';
import { isAppError } from '#lib/errors';
import { parseModels } from '#lib/models/parse-models';
import { checkKeyScope } from './check-key-scope.ts';
import { openKeyRates } from './key-rates.ts';
import type { KeyRow } from './key-record.ts';

const { models } = parseModels([
  {
    id: 'openai/gpt-4o',
    canonical_slug: 'openai/gpt-4o-2024-05-13',
    pricing: { prompt: '0.0000025', completion: '0.00001' },
  },
  {
    id: 'openai/gpt-4o-mini',
    pricing: {
      prompt: '0.00000015',
      completion: '0.0000006',
      overrides: [{ min_prompt_tokens: 1000, prompt: '0.000003' }],
    },
  },
  { id: 'openaix/clone', pricing: { prompt: '0', completion: '0' } },
  {
    id: '~openai/gpt-latest',
    alias_target: { slug: 'openai/gpt-4o' },
    pricing: { prompt: '0.0000025', completion: '0.00001' },
  },
  { id: 'openrouter/auto', pricing: { prompt: '-1', completion: '-1' } },
]);
const candidate = (id: string) => {
  const model = models.find((one) => one.id === id.split(':')[0]);
  if (!model) throw new Error(`no ${id}`);
  return { id, model };
};

const row = (limits: Partial<KeyRow>): { row: KeyRow } => ({
  row: {
    id: 'k',
    models: null,
    maxPromptPrice: null,
    maxCompletionPrice: null,
    requestsPerMinute: null,
    tokensPerMinute: null,
    ...limits,
  } as KeyRow,
});

function refusal(check: () => void) {
  try {
    check();
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
  return null;
}

const mayCall = (limits: Partial<KeyRow>, ...ids: string[]) =>
  refusal(() =>
    checkKeyScope({ keyRates: openKeyRates() }, row(limits), { models: ids.map(candidate), promptTokens: 0 }),
  ) === null;

describe('models', () => {
  it.each([
    [['openai/gpt-4o'], 'openai/gpt-4o', true],
    [['openai/gpt-4o'], 'openai/gpt-4o:floor', true],
    [['openai/gpt-4o-2024-05-13'], 'openai/gpt-4o', true],
    [['openai/gpt-4o'], '~openai/gpt-latest', true],
    [['openai/gpt-4o'], 'openai/gpt-4o-mini', false],
    [['openai/*'], 'openai/gpt-4o-mini', true],
    [['openai/*'], 'openaix/clone', false],
    [['openai/*'], 'openrouter/auto', false],
    [['x/y', 'openai/gpt-4o'], 'openai/gpt-4o', true],
  ])('a key for %j and %s: %s', (allowed, id, expected) => {
    expect(mayCall({ models: allowed }, id)).toBe(expected);
  });

  it('every fallback must be allowed too, and the refusal names it', () => {
    expect(mayCall({ models: ['openai/gpt-4o'] }, 'openai/gpt-4o', 'openaix/clone')).toBe(false);
    const error = refusal(() =>
      checkKeyScope({ keyRates: openKeyRates() }, row({ models: ['a/1', 'a/2', 'a/3', 'a/4', 'a/5', 'a/6'] }), {
        models: [candidate('openaix/clone')],
        promptTokens: 0,
      }),
    );
    expect(error).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('openaix/clone. It may call a/1, a/2, a/3, a/4, a/5 and 1 more'),
    });
  });
});

describe('price', () => {
  it.each([
    ['2.5', true],
    ['2.50000', true],
    ['2.4999999', false],
    ['0', false],
  ])('at most $%s per million: %s', (maxPromptPrice, expected) => {
    expect(mayCall({ maxPromptPrice }, 'openai/gpt-4o')).toBe(expected);
  });

  it('counts the dearest tier, and what has no price is too dear', () => {
    expect(mayCall({ maxPromptPrice: '2.99' }, 'openai/gpt-4o-mini')).toBe(false);
    expect(mayCall({ maxPromptPrice: '3' }, 'openai/gpt-4o-mini')).toBe(true);
    expect(mayCall({ maxCompletionPrice: '9.99' }, 'openai/gpt-4o')).toBe(false);
    expect(mayCall({ maxCompletionPrice: '1000000' }, 'openrouter/auto')).toBe(false);
    expect(mayCall({ maxPromptPrice: '0', maxCompletionPrice: '0' }, 'openaix/clone')).toBe(true);
  });
});

describe('rate', () => {
  const start = 1_000_000_500;
  const tried = (limits: Partial<KeyRow>) => {
    const app = { keyRates: openKeyRates() };
    return {
      app,
      ask: (afterMs: number, tokens = 0) =>
        refusal(() => checkKeyScope(app, row(limits), { models: [], promptTokens: tokens }, start + afterMs)),
    };
  };

  it('admits as many requests as it may in any minute, and says when the next one can', () => {
    const { ask } = tried({ requestsPerMinute: 2 });
    expect([ask(0), ask(30_000)]).toEqual([null, null]);
    expect(ask(30_000)).toMatchObject({ code: 'rate_limited', details: { retryAfterS: 30 } });
    expect(ask(59_000)).toMatchObject({ details: { retryAfterS: 1 } });
    expect(ask(60_000)).toBeNull();
    expect(ask(60_000)).toMatchObject({ details: { retryAfterS: 30 } });
  });

  it('a refused request counts for nothing', () => {
    const { ask } = tried({ requestsPerMinute: 1 });
    ask(0);
    for (let at = 0; at < 59_000; at += 1000) expect(ask(at)).not.toBeNull();
    expect(ask(60_000)).toBeNull();
  });

  it('counts tokens, those of answers too', () => {
    const { app, ask } = tried({ tokensPerMinute: 100 });
    expect(ask(0, 60)).toBeNull();
    expect(ask(0, 41)).toMatchObject({ code: 'rate_limited', message: expect.stringContaining('100 tokens a minute') });
    app.keyRates.count('k', 40, start + 20_000);
    expect(ask(20_000, 1)).toMatchObject({ details: { retryAfterS: 40 } });
    expect(ask(60_000, 60)).toBeNull();
  });

  it('a request that is more than a minute alone is told so, without a time to wait for', () => {
    const { ask } = tried({ tokensPerMinute: 100 });
    const error = ask(0, 101);
    expect(error).toMatchObject({ code: 'rate_limited', message: expect.stringContaining('101 tokens') });
    expect(error?.details.retryAfterS).toBeUndefined();
  });

  it('keys do not share, and one without limits is not counted', () => {
    const app = { keyRates: openKeyRates() };
    const of = (id: string) =>
      refusal(() => checkKeyScope(app, row({ id, requestsPerMinute: 1 }), { models: [], promptTokens: 0 }, start));
    expect([of('a'), of('b')]).toEqual([null, null]);
    expect(of('a')).not.toBeNull();
    const free = tried({});
    for (let n = 0; n < 1000; n += 1) expect(free.ask(0, 1e9)).toBeNull();
  });
});

it('regression: a clock that is set back does not shut a key out until it has caught up', () => {
  const rates = openKeyRates();
  const limits = { requestsPerMinute: 1, tokensPerMinute: null };
  expect(rates.admit('k1', limits, 1, 7_200_000)).toBeNull();
  expect(rates.admit('k1', limits, 1, 3_600_000)).toBeNull();
  expect(rates.admit('k1', limits, 1, 3_600_000)).toMatchObject({ limit: 'requests', retryAfterS: 60 });
});
