import { dearestPrices } from '#lib/models/dearest-prices';
import type { Candidate, Plan } from '#lib/models/model';
import { add, compare, type Decimal, times, toNanoUp, ZERO } from '#lib/money';
import { FORMS, type FormName } from '#lib/openrouter/forms';
import type { CallRequest } from './call.ts';

const BYTES_PER_TOKEN = 3;
const DEFAULT_CAP_TOKENS = 4096;
/** A picture, a recording or a page costs about this much, whatever its base64 weighs. */
const TOKENS_PER_MEDIUM = 1500;
const TOKENS_PER_MESSAGE = 4;

export type Estimate = {
  readonly promptTokens: number;
  /** The most tokens an answer may have before it passes the hold. */
  readonly capTokens: number;
  /** Whether the request itself said so. */
  readonly isCapped: boolean;
  /** For the dearest candidate, rounded up; null when a price is unknown. */
  readonly amountNano: number | null;
};

/** A modest estimate of what a call can cost: text bytes / 3 at the prompt's price, plus its cap at the completion's. */
export function estimateCall(plan: Plan, request: CallRequest, form: FormName = 'chat'): Estimate {
  const { caps: capNames, prompt } = FORMS[form];
  const promptTokens = countPromptTokens(prompt.map((name) => request[name]));
  const asked = capNames.length === 0 ? 0 : firstCount(...capNames.map((name) => request[name]));
  const answers = form === 'chat' ? (firstCount(request.n) ?? 1) : 1;
  const caps = plan.candidates.map(({ model }) =>
    Math.min(asked ?? DEFAULT_CAP_TOKENS, model.maxCompletionTokens ?? Number.POSITIVE_INFINITY),
  );
  const capTokens = Math.max(...caps);
  const amounts = plan.candidates.map((candidate) => amountOf(candidate, promptTokens, capTokens * answers));
  const dearest = amounts.includes(null)
    ? null
    : (amounts as Decimal[]).reduce((a, b) => (compare(a, b) < 0 ? b : a), ZERO);
  return { promptTokens, capTokens, isCapped: asked !== null, amountNano: dearest && toNanoUp(dearest) };
}

function amountOf({ model }: Candidate, promptTokens: number, completionTokens: number): Decimal | null {
  const prices = dearestPrices(model.pricing);
  if (!prices.prompt || !prices.completion || !prices.request) return null;
  return add(add(times(prices.prompt, promptTokens), times(prices.completion, completionTokens)), prices.request);
}

function countPromptTokens(prompt: readonly unknown[]): number {
  let bytes = 0;
  let media = 0;
  let messages = 0;
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.startsWith('data:')) media += 1;
      else bytes += Buffer.byteLength(value);
    } else if (Array.isArray(value)) {
      for (const entry of value) walk(entry);
    } else if (typeof value === 'object' && value !== null) {
      walkObject(value as Record<string, unknown>);
    }
  };
  const walkObject = (object: Record<string, unknown>): void => {
    if (typeof object.role === 'string') messages += 1;
    if (object.type === 'input_audio') {
      media += 1;
      return;
    }
    for (const [key, value] of Object.entries(object)) {
      bytes += key.length;
      walk(value);
    }
  };
  for (const part of prompt) walk(part);
  return Math.ceil(bytes / BYTES_PER_TOKEN) + media * TOKENS_PER_MEDIUM + messages * TOKENS_PER_MESSAGE;
}

function firstCount(...values: unknown[]): number | null {
  for (const value of values) if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  return null;
}
