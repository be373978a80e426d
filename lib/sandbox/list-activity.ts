import type { Key } from './authorize.ts';
import { digitsOf, exact, plus } from './exact.ts';
import { rawNumber } from './json.ts';
import { providersOf } from './providers.ts';
import type { Generation } from './record.ts';
import { requireManagement } from './require-management.ts';
import { WireError } from './wire-error.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;

/** `GET /activity`, for a management key: the last 30 completed UTC days, one row for each day, model and provider. */
export function listActivity({ record, now }: World, key: Key, query: URLSearchParams): Record<string, unknown> {
  requireManagement(key, 'activity');
  const date = query.get('date');
  if (date !== null && !/^\d{4}-\d\d-\d\d$/.test(date)) {
    throw new WireError(400, 'date: Invalid input', { metadata: { error_type: 'invalid_request' } });
  }
  const today = now() - (now() % DAY_MS);
  const groups = Map.groupBy(record.between(today - DAYS * DAY_MS, today), ({ created_at, model, provider }) =>
    JSON.stringify([dayOf(created_at), model, provider]),
  );
  const rows = [...groups.values()].map(toRow);
  return { data: rows.filter((row) => date === null || row.date === date) };
}

function toRow(generations: readonly Generation[]) {
  const [{ created_at, model, provider }] = generations as [Generation];
  const sum = (key: 'prompt_tokens' | 'completion_tokens' | 'reasoning_tokens') =>
    generations.reduce((total, generation) => total + generation[key], 0);
  const byok = generations.filter(({ is_byok }) => is_byok === 1);
  return {
    date: dayOf(created_at),
    model,
    model_permaslug: model,
    endpoint_id: providersOf(model).find(({ name }) => name === provider)?.slug ?? '',
    provider_name: provider,
    usage: rawNumber(digitsOf(plus(...generations.map(({ cost }) => exact(cost))))),
    byok_usage_inference: rawNumber(digitsOf(plus(...byok.map(({ upstream_cost }) => exact(upstream_cost))))),
    requests: generations.length,
    prompt_tokens: sum('prompt_tokens'),
    completion_tokens: sum('completion_tokens'),
    reasoning_tokens: sum('reasoning_tokens'),
  };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
