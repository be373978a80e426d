import type { FileView } from '#lib/files/file-view';
import { dearestPrices } from '#lib/models/dearest-prices';
import type { ModelRow } from '#lib/models/model-row';
import { add, type Decimal, parseCost, times, toDigits, ZERO } from '#lib/money';

/** One model that the prompt goes to, with what was said before. */
export type Load = {
  readonly model: Pick<ModelRow, 'pricing' | 'maxCompletionTokens' | 'contextLength'> | null;
  readonly historyTokens: number;
  /** The longest answer that its settings allow. */
  readonly maxTokens: number | null;
};

export type PromptCost = {
  /** Of the largest of the requests. */
  readonly tokens: number;
  /** Of the context of whichever model has the least room left; 1 is full. Null where no model says how much it takes. */
  readonly share: number | null;
  /** Dollars for all of them together: the prompt alone, and with answers as long as they may be. Null where a price is unknown. */
  readonly leastUsd: string | null;
  readonly mostUsd: string | null;
  /** The longest answer counted. */
  readonly answerTokens: number;
};

const DEFAULT_CAP_TOKENS = 4_096;
const BYTES_PER_TOKEN = { least: 4, most: 3 };
const TOKENS_PER_PICTURE = { least: 250, most: 1_500 };
const BYTES_PER_PAGE = 50_000;

/** What a prompt is going to cost, between its least and its most. Exact where prices are exact; nothing here is a promise. */
export function promptCost(
  { text, files }: { text: string; files: readonly FileView[] },
  loads: readonly Load[],
): PromptCost {
  const bytes =
    new TextEncoder().encode(text).length + sum(files.map((file) => (file.kind === 'text' ? file.bytes : 0)));
  const pictures = sum(files.map(picturesIn));
  const size = (bound: 'least' | 'most') =>
    Math.ceil(bytes / BYTES_PER_TOKEN[bound]) + pictures * TOKENS_PER_PICTURE[bound];
  const caps = loads.map(({ model, maxTokens }) =>
    Math.min(maxTokens ?? DEFAULT_CAP_TOKENS, model?.maxCompletionTokens ?? Number.POSITIVE_INFINITY),
  );
  const shares = loads.flatMap(({ model, historyTokens }) =>
    model?.contextLength ? [(size('most') + historyTokens) / model.contextLength] : [],
  );
  return {
    tokens: size('most') + Math.max(0, ...loads.map((load) => load.historyTokens)),
    share: shares.length > 0 ? Math.max(...shares) : null,
    leastUsd: total(loads.map((load) => leastOf(load, size('least') + load.historyTokens))),
    mostUsd: total(loads.map((load, index) => mostOf(load, size('most') + load.historyTokens, caps[index] ?? 0))),
    answerTokens: Math.max(0, ...caps),
  };
}

function picturesIn(file: FileView): number {
  if (file.kind === 'image') return 1;
  return file.kind === 'pdf' ? Math.max(1, Math.ceil(file.bytes / BYTES_PER_PAGE)) : 0;
}

function leastOf({ model }: Load, tokens: number): Decimal | null {
  const price = model?.pricing.prompt === undefined ? null : parseCost(model.pricing.prompt);
  return price && times(price, tokens);
}

function mostOf({ model }: Load, tokens: number, answerTokens: number): Decimal | null {
  if (!model) return null;
  const { prompt, completion, request } = dearestPrices(model.pricing);
  if (!prompt || !completion || !request) return null;
  return add(add(times(prompt, tokens), times(completion, answerTokens)), request);
}

function total(amounts: readonly (Decimal | null)[]): string | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length < amounts.length ? null : toDigits(known.reduce(add, ZERO));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
