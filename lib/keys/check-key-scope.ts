import { AppError } from '#lib/errors';
import { dearestPrices } from '#lib/models/dearest-prices';
import type { Candidate } from '#lib/models/model';
import { compare, type Decimal, parseDecimal } from '#lib/money';
import type { KeyRates, RateRefusal } from './key-rates.ts';
import type { KeyRow, UsableKey } from './key-record.ts';

const PER_MILLION_PLACES = 6;

/** What a request wants: every model that it can end at, and about how many tokens its prompt has. */
export type WantedScope = { readonly models: readonly Candidate[]; readonly promptTokens: number };

/**
 * Whether a key may make this request: all its models are allowed and not too dear, and there is room in its minute, where the request
 * is counted then. The tokens of the answer are counted when it has ended, by `keyRates.count`.
 * @throws AppError `forbidden` that names the model, `rate_limited` with the seconds until there is room.
 */
export function checkKeyScope(
  app: { keyRates: KeyRates },
  { row }: Pick<UsableKey, 'row'>,
  { models, promptTokens }: WantedScope,
  now: number = Date.now(),
): void {
  for (const candidate of models) checkModel(row, candidate);
  const refusal = app.keyRates.admit(row.id, row, promptTokens, now);
  if (refusal) throw tooOften(row, refusal, promptTokens);
}

function checkModel(row: KeyRow, candidate: Candidate): void {
  if (row.models && !row.models.some((entry) => isNamed(entry, candidate))) {
    const message = `This key may not call ${candidate.id}. It may call ${listed(row.models)}.`;
    throw new AppError('forbidden', message, { field: 'model' });
  }
  checkPrice(row, candidate);
}

function tooOften(row: KeyRow, { limit, retryAfterS }: RateRefusal, promptTokens: number): AppError {
  const most = limit === 'requests' ? row.requestsPerMinute : row.tokensPerMinute;
  if (retryAfterS === null) {
    const message = `This request has about ${promptTokens} tokens, more than the ${most} that this key may send in a minute.`;
    return new AppError('rate_limited', message);
  }
  const seconds = Math.max(1, Math.ceil(retryAfterS));
  const message = `This key may send ${most} ${limit} a minute. Try again in ${seconds} s.`;
  return new AppError('rate_limited', message, { retryAfterS: seconds });
}

function isNamed(entry: string, { id, model }: Candidate): boolean {
  const names = [model.id, model.canonicalSlug, ...(model.aliasTarget === null ? [] : [model.aliasTarget])];
  if (entry.endsWith('/*')) return names.some((name) => name.startsWith(entry.slice(0, -1)));
  return entry === id || names.includes(entry);
}

function checkPrice(row: KeyRow, { id, model }: Candidate): void {
  const prices = dearestPrices(model.pricing);
  const caps = [
    ['prompt', row.maxPromptPrice, prices.prompt],
    ['completion', row.maxCompletionPrice, prices.completion],
  ] as const;
  for (const [what, cap, price] of caps) {
    if (cap === null) continue;
    if (price && compare(price, perToken(cap)) <= 0) continue;
    const why = price ? 'is dearer' : 'has no known price';
    throw new AppError(
      'forbidden',
      `This key may call models of at most $${cap} per million ${what} tokens; ${id} ${why}.`,
      { field: 'model' },
    );
  }
}

function perToken(perMillion: string): Decimal {
  const { digits, scale } = parseDecimal(perMillion) ?? { digits: 0n, scale: 0 };
  return { digits, scale: scale + PER_MILLION_PLACES };
}

function listed(models: readonly string[]): string {
  const shown = models.slice(0, 5).join(', ');
  return models.length > 5 ? `${shown} and ${models.length - 5} more` : shown;
}
