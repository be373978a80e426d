import type { App } from '#lib/app';
import { listBudgets } from '#lib/budgets/list-budgets';
import { AppError } from '#lib/errors';
import type { NodeRoute } from '#lib/http/node-route';
import { getKey } from '#lib/keys/get-key';
import { add, compare, parseDecimal, toDigits, ZERO } from '#lib/money';
import { findGeneration } from '#lib/spend/find-generation';
import { getTotalSpend } from '#lib/spend/get-total-spend';
import { listActivity } from '#lib/spend/list-activity';
import { spendOfKeys } from '#lib/spend/spend-of-keys';
import { leftOf, limitOf } from './limit-of.ts';
import { makerOf } from './maker-of.ts';
import { dollars, sendJson } from './send-json.ts';
import { toWireGeneration } from './to-wire-generation.ts';
import { usageOf } from './usage-of.ts';
import { v1Route } from './v1-route.ts';

const getGeneration = v1Route(
  { method: 'GET', path: '/api/v1/generation', kind: 'any' },
  async ({ app, key, url, response }) => {
    const id = url.searchParams.get('id');
    if (!id) throw new AppError('invalid_request', 'Say which generation: /generation?id=gen-…', { field: 'id' });
    sendJson(response, { data: toWireGeneration(await findGeneration(app, key.principal, id)) });
  },
);

/** What the key that asks may spend and has spent. */
const getOwnKey = v1Route({ method: 'GET', path: '/api/v1/key', kind: 'any' }, async ({ app, key, response }) => {
  const { keyId } = key.principal;
  const view = await getKey(app, key.principal, keyId);
  const spends = await spendOfKeys(app, key.principal, [keyId]);
  const budgets = await listBudgets(app, key.principal);
  sendJson(response, {
    data: {
      label: view.masked,
      ...limitOf(budgets, keyId),
      ...usageOf(spends.get(keyId)),
      is_free_tier: false,
      free_model_daily_requests: { limit: 0, remaining: 0, used: 0 },
      allowed_data_regions: [],
      organization_id: null,
      workspace_id: null,
      is_management_key: view.isManagement,
      is_provisioning_key: view.isManagement,
      creator_user_id: view.maker.id,
      expires_at: view.expiresAt === null ? null : new Date(view.expiresAt).toISOString(),
      rate_limit: {
        requests: view.requestsPerMinute ?? -1,
        interval: '60s',
        note: 'requests_per_minute and tokens_per_minute say it too.',
      },
      requests_per_minute: view.requestsPerMinute,
      tokens_per_minute: view.tokensPerMinute,
    },
  });
});

/** The most that a budget can be, said for what is left where no budget ends it: clients of OpenRouter want a number. */
const UNLIMITED = parseDecimal('9000000') ?? ZERO;

/** Credits are what was spent and what the team's tightest blocking budget leaves. */
const getCredits = v1Route(
  { method: 'GET', path: '/api/v1/credits', kind: 'management' },
  async ({ app, key, response }) => {
    const usage = await getTotalSpend(app, makerOf(key));
    const budgets = await listBudgets(app, makerOf(key));
    const left = budgets.filter(({ scope, isBlocking }) => scope === 'team' && isBlocking).map(leftOf);
    const [least] = left.toSorted(compare);
    const total = toDigits(add(parseDecimal(usage) ?? ZERO, least ?? UNLIMITED));
    sendJson(response, {
      data: { total_credits: dollars(total), total_usage: dollars(usage), is_limited: least !== undefined },
    });
  },
);

const getActivity = v1Route(
  { method: 'GET', path: '/api/v1/activity', kind: 'management' },
  async ({ app, key, url, response }) => {
    const { date, api_key_hash: keyId, user_id: memberId } = Object.fromEntries(url.searchParams);
    const days = await listActivity(app, makerOf(key), { date, keyId, memberId });
    sendJson(response, {
      data: days.map((day) => ({
        date: day.date,
        model: day.model,
        model_permaslug: day.model,
        endpoint_id: '',
        provider_name: day.provider,
        usage: dollars(day.costUsd),
        byok_usage_inference: 0,
        requests: day.calls,
        prompt_tokens: day.promptTokens,
        completion_tokens: day.completionTokens,
        reasoning_tokens: day.reasoningTokens,
      })),
    });
  },
);

export const ACCOUNT_ROUTES: readonly NodeRoute<App>[] = [getGeneration, getOwnKey, getCredits, getActivity];
