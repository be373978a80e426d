import type { Db } from '#db/client';
import { random } from '#lib/sandbox/random';
import { writeCalls } from '#lib/spend/testing';

type NewCall = Parameters<typeof writeCalls>[1][number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Each table begins with how often a row is met; models go on to nano-dollars per prompt and completion token. */
const MODELS = [
  [20, 'anthropic/claude-sonnet-4.5', 'Anthropic', 3000, 15_000],
  [14, 'openai/gpt-4o', 'Azure', 2500, 10_000],
  [40, 'openai/gpt-4o-mini', 'OpenAI', 150, 600],
  [30, 'google/gemini-2.5-flash', 'Google', 300, 2500],
  [8, 'google/gemini-2.5-pro', 'Google', 1250, 10_000],
  [16, 'deepseek/deepseek-chat-v3.1', 'DeepInfra', 200, 800],
  [12, 'meta-llama/llama-3.3-70b-instruct', 'Together', 130, 400],
  [9, 'mistralai/mistral-small-3.2-24b-instruct', 'Mistral', 50, 100],
  [6, 'qwen/qwen3-235b-a22b-thinking-2507', 'Alibaba', 110, 600],
  [5, 'x-ai/grok-4-fast', 'xAI', 200, 500],
  [1.5, 'anthropic/claude-opus-4.1', 'Anthropic', 15_000, 75_000],
  [1, 'nvidia/llama-3.1-nemotron-ultra-253b-v1-preview-2026-11:extended', 'Nebius', 600, 1800],
  [3, 'openai/gpt-oss-20b:free', 'Chutes', 0, 0],
] as const;

const MEMBERS = [
  [10, 'ada', 'Ada Lovelace'],
  [7, 'jun', 'Jun Wei'],
  [5, 'lena', 'Lena Großmann-Vandenbroucke'],
  [4, 'layla', 'ليلى حدّاد'],
  [2, 'sam', 'Sam Okafor'],
] as const;

const PURPOSES = [
  [50, 'chat'],
  [22, 'compare'],
  [40, 'api'],
  [8, 'title'],
] as const;

/** Fills a ledger with plausible calls up to `until`, always the same: workdays and office hours busier, a growing team, some failures. */
export function seedLedger(db: Db, { count, days, until }: { count: number; days: number; until: number }): void {
  const { next } = random('ledger');
  const from = until - days * DAY_MS;
  const calls = Array.from({ length: count }, (_, n) => ({ id: `seed-${n}`, ...makeCall(next, from, until) }));
  db.orm.transaction(() => writeCalls(db, calls));
}

function makeCall(next: () => number, from: number, until: number): NewCall {
  const [, model, provider, promptNano, completionNano] = pick(next, MODELS);
  const [, memberId, memberName] = pick(next, MEMBERS);
  const [, purpose] = pick(next, PURPOSES);
  const promptTokens = Math.floor(200 + next() ** 4 * 40_000);
  const completionTokens = Math.floor(50 + next() ** 3 * 6000);
  const durationMs = Math.floor(800 + completionTokens * (4 + next() * 12));
  const openedAt = workingTime(next, from, until);
  const times = { openedAt, endedAt: openedAt + durationMs, settledAt: openedAt + durationMs };
  const luck = next();
  const isByKey = purpose === 'api';
  return {
    ...times,
    memberId,
    memberName,
    purpose,
    requestedModel: model,
    servedModel: model,
    provider,
    ...(isByKey
      ? { keyId: `key-${memberId}`, keyName: `${memberId}-ci`, app: next() < 0.6 ? 'Nightly report' : null }
      : {}),
    promptTokens,
    completionTokens,
    cachedTokens: Math.floor(promptTokens * next() * 0.5),
    reasoningTokens: model.includes('thinking') ? Math.floor(completionTokens * 0.7) : 0,
    costNano: promptTokens * promptNano + completionTokens * completionNano,
    durationMs,
    firstTokenMs: Math.floor(250 + next() * 900),
    ...(luck < 0.012 ? { ending: 'broke' as const, costSource: 'estimated' as const } : {}),
    ...(luck > 0.998
      ? { state: 'unsettled' as const, ending: 'broke' as const, costNano: null, costSource: null, settledAt: null }
      : {}),
  };
}

/** Later is likelier, nights and weekends are not. */
function workingTime(next: () => number, from: number, until: number): number {
  for (;;) {
    const at = Math.floor(from + (1 - next() ** 1.4) * (until - from));
    const day = new Date(at).getUTCDay();
    const hour = new Date(at).getUTCHours();
    const weight = (day === 0 || day === 6 ? 0.15 : 1) * (hour >= 7 && hour < 19 ? 1 : 0.12);
    if (next() < weight) return at;
  }
}

function pick<Row extends readonly [number, ...unknown[]]>(next: () => number, rows: readonly Row[]): Row {
  let left = next() * rows.reduce((sum, [weight]) => sum + weight, 0);
  for (const row of rows) {
    left -= row[0];
    if (left < 0) return row;
  }
  return rows[0] as Row;
}
