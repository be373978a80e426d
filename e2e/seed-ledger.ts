import type { Db } from '#db/client';
import { writeCalls } from '#lib/spend/testing';

type NewCall = Parameters<typeof writeCalls>[1][number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Models with a weight, and nano-dollars per prompt and completion token. */
const MODELS = [
  ['anthropic/claude-sonnet-4.5', 'Anthropic', 20, 3000, 15_000],
  ['openai/gpt-4o', 'Azure', 14, 2500, 10_000],
  ['openai/gpt-4o-mini', 'OpenAI', 40, 150, 600],
  ['google/gemini-2.5-flash', 'Google', 30, 300, 2500],
  ['google/gemini-2.5-pro', 'Google', 8, 1250, 10_000],
  ['deepseek/deepseek-chat-v3.1', 'DeepInfra', 16, 200, 800],
  ['meta-llama/llama-3.3-70b-instruct', 'Together', 12, 130, 400],
  ['mistralai/mistral-small-3.2-24b-instruct', 'Mistral', 9, 50, 100],
  ['qwen/qwen3-235b-a22b-thinking-2507', 'Alibaba', 6, 110, 600],
  ['x-ai/grok-4-fast', 'xAI', 5, 200, 500],
  ['anthropic/claude-opus-4.1', 'Anthropic', 1.5, 15_000, 75_000],
  ['nvidia/llama-3.1-nemotron-ultra-253b-v1-preview-2026-11:extended', 'Nebius', 1, 600, 1800],
  ['openai/gpt-oss-20b:free', 'Chutes', 3, 0, 0],
] as const;

const MEMBERS = [
  ['ada', 'Ada Lovelace', 10],
  ['jun', 'Jun Wei', 7],
  ['lena', 'Lena Großmann-Vandenbroucke', 5],
  ['layla', 'ليلى حدّاد', 4],
  ['sam', 'Sam Okafor', 2],
] as const;

const PURPOSES = [
  ['chat', 'chat', 50],
  ['compare', 'compare', 22],
  ['api', 'api', 40],
  ['title', 'title', 8],
] as const;

/** Fills a ledger with plausible calls up to `until`: workdays and office hours busier, a growing team, some failures. Same seed, same calls. */
export function seedLedger(
  db: Db,
  { count, days, until, seed = 1 }: { count: number; days: number; until: number; seed?: number },
): void {
  const random = mulberry32(seed);
  db.orm.transaction(() => {
    writeCalls(
      db,
      Array.from({ length: count }, (_, n) => ({
        id: `seed-${seed}-${n}`,
        ...makeCall(random, until - days * DAY_MS, until),
      })),
    );
  });
}

function makeCall(random: () => number, from: number, until: number): NewCall {
  const [model, provider, , promptNano, completionNano] = pick(random, MODELS);
  const [memberId, memberName] = pick(random, MEMBERS);
  const [purpose] = pick(random, PURPOSES);
  const promptTokens = Math.floor(200 + random() ** 4 * 40_000);
  const completionTokens = Math.floor(50 + random() ** 3 * 6000);
  const durationMs = Math.floor(800 + completionTokens * (4 + random() * 12));
  const openedAt = workingTime(random, from, until);
  const times = { openedAt, endedAt: openedAt + durationMs, settledAt: openedAt + durationMs };
  const luck = random();
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
      ? { keyId: `key-${memberId}`, keyName: `${memberId}-ci`, app: random() < 0.6 ? 'Nightly report' : null }
      : {}),
    promptTokens,
    completionTokens,
    cachedTokens: Math.floor(promptTokens * random() * 0.5),
    reasoningTokens: model.includes('thinking') ? Math.floor(completionTokens * 0.7) : 0,
    costNano: promptTokens * promptNano + completionTokens * completionNano,
    durationMs,
    firstTokenMs: Math.floor(250 + random() * 900),
    ...(luck < 0.012 ? { ending: 'broke' as const, costSource: 'estimated' as const } : {}),
    ...(luck > 0.998
      ? { state: 'unsettled' as const, ending: 'broke' as const, costNano: null, costSource: null, settledAt: null }
      : {}),
  };
}

/** Later is likelier, nights and weekends are not. */
function workingTime(random: () => number, from: number, until: number): number {
  for (;;) {
    const at = Math.floor(from + (1 - random() ** 1.4) * (until - from));
    const day = new Date(at).getUTCDay();
    const hour = new Date(at).getUTCHours();
    const weight = (day === 0 || day === 6 ? 0.15 : 1) * (hour >= 7 && hour < 19 ? 1 : 0.12);
    if (random() < weight) return at;
  }
}

function pick<Row extends readonly [string, string, number, ...unknown[]]>(
  random: () => number,
  rows: readonly Row[],
): Row {
  let left = random() * rows.reduce((sum, row) => sum + row[2], 0);
  for (const row of rows) {
    left -= row[2];
    if (left < 0) return row;
  }
  return rows[0] as Row;
}

/** A small generator whose sequence is the same everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
