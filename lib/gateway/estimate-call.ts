import { dearestPrices } from '#lib/models/dearest-prices';
import type { Candidate, Plan } from '#lib/models/model';
import { add, compare, type Decimal, times, toNanoUp, whenBelievable, ZERO } from '#lib/money';
import { FORMS, type FormName } from '#lib/openrouter/forms';
import type { CallRequest } from './call.ts';
import { countSearches } from './count-searches.ts';
import { measurePrompt, type PromptSize } from './measure-prompt.ts';

const DEFAULT_CAP_TOKENS = 4096;
/** No model writes more than this, whatever a request asks of one whose own cap is not known. */
const LONGEST_ANSWER_TOKENS = 1_000_000;
const MOST_ANSWERS = 128;

export type Estimate = {
  readonly promptTokens: number;
  /** The most tokens an answer may have before it passes the hold. */
  readonly capTokens: number;
  /** Whether the request itself said so. */
  readonly isCapped: boolean;
  /** For the dearest candidate, rounded up; null when a price is unknown. */
  readonly amountNano: number | null;
};

type Load = PromptSize & { readonly answerTokens: number; readonly speaksOrDraws: boolean; readonly searches: number };

/**
 * A modest estimate of what a call can cost: text bytes / 3 and a flat number for each medium, plus its cap for each answer, plus its
 * searches, all at the dearest rates that can apply.
 */
export function estimateCall(plan: Plan, request: CallRequest, form: FormName = 'chat'): Estimate {
  const { caps: capNames, prompt } = FORMS[form];
  const size = measurePrompt(prompt.map((name) => request[name]));
  const asked = capNames.length === 0 ? 0 : largestCap(capNames.map((name) => request[name]));
  const answers = form === 'chat' ? Math.min(MOST_ANSWERS, firstCount(request.n) ?? 1) : 1;
  const caps = plan.candidates.map(({ model }) =>
    Math.min(asked ?? DEFAULT_CAP_TOKENS, model.maxCompletionTokens ?? LONGEST_ANSWER_TOKENS),
  );
  const capTokens = Math.max(...caps);
  const load: Load = {
    ...size,
    answerTokens: capTokens * answers,
    speaksOrDraws: Array.isArray(request.modalities) && request.modalities.some((modality) => modality !== 'text'),
    searches: countSearches(request),
  };
  const amounts = plan.candidates.map((candidate) => amountOf(candidate, load));
  const dearest = amounts.includes(null)
    ? null
    : (amounts as Decimal[]).reduce((a, b) => (compare(a, b) < 0 ? b : a), ZERO);
  return { promptTokens: size.tokens, capTokens, isCapped: asked !== null, amountNano: dearest && toNanoUp(dearest) };
}

function amountOf({ model }: Candidate, load: Load): Decimal | null {
  const prices = dearestPrices(model.pricing);
  const textTokens = load.tokens - load.audioTokens - load.imageTokens;
  const terms = [
    [load.hasLongCache ? prices.longCache : prices.prompt, textTokens],
    [prices.audio, load.audioTokens],
    [prices.image, load.imageTokens],
    [load.speaksOrDraws ? prices.media : prices.completion, load.answerTokens],
    [prices.request, 1],
    [prices.webSearch, load.searches],
  ] as const;
  // A prompt or an answer always costs something: its price must be known even where there is nothing to count.
  if (!prices.prompt || !prices.completion) return null;
  const amount = terms.reduce<Decimal | null>((sum, [price, count]) => {
    if (sum === null || count === 0) return sum;
    return price && add(sum, times(price, count));
  }, ZERO);
  return amount && whenBelievable(amount);
}

/** Which of several caps an upstream obeys is its own business; one that is no count may be none to it. */
function largestCap(values: readonly unknown[]): number | null {
  const given = values.filter((value) => value !== undefined && value !== null);
  const counts = given.map((value) => firstCount(value)).filter((count) => count !== null);
  return given.length > 0 && counts.length === given.length ? Math.max(...counts) : null;
}

function firstCount(...values: unknown[]): number | null {
  for (const value of values) if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  return null;
}
