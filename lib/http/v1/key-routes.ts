import type { App } from '#lib/app';
import type { BudgetView } from '#lib/budgets/budget-view';
import { listBudgets } from '#lib/budgets/list-budgets';
import type { NodeRoute } from '#lib/http/node-route';
import { changeKey } from '#lib/keys/change-key';
import { createKey } from '#lib/keys/create-key';
import { getKey } from '#lib/keys/get-key';
import type { KeyView } from '#lib/keys/key-view';
import { listKeys } from '#lib/keys/list-keys';
import { removeKey } from '#lib/keys/remove-key';
import { parseDecimal, toDigits, ZERO } from '#lib/money';
import { parseInput } from '#lib/parse-input';
import type { KeySpend } from '#lib/spend/key-spend';
import { spendOfKeys } from '#lib/spend/spend-of-keys';
import { KeyPatch, KeysQuery, type LimitFields, NewKey, PERIODS } from './key-bodies.ts';
import { keyOf } from './key-of.ts';
import { limitOf } from './limit-of.ts';
import { makerOf } from './maker-of.ts';
import { parseObject } from './parse-object.ts';
import { readBytes } from './read-bytes.ts';
import { sendJson } from './send-json.ts';
import { usageOf } from './usage-of.ts';
import { type V1Context, v1Route } from './v1-route.ts';

const PAGE = 100;
const list = v1Route({ method: 'GET', path: '/api/v1/keys', kind: 'management' }, async (context) => {
  const { app, key, url, response } = context;
  const { offset, include_disabled } = parseInput(KeysQuery, Object.fromEntries(url.searchParams));
  const views = await listKeys(app, makerOf(key));
  const shown = views.filter(({ disabledAt }) => include_disabled || disabledAt === null).slice(offset, offset + PAGE);
  sendJson(response, { data: await toWire(context, shown) });
});

const make = v1Route({ method: 'POST', path: '/api/v1/keys', kind: 'management' }, async (context) => {
  const { app, key, response } = context;
  const { name, expires_at, ...limit } = parseInput(NewKey, await readObject(context));
  const expiresAt = expires_at ? Date.parse(expires_at) : null;
  const { key: text, view } = await createKey(app, makerOf(key), { name, expiresAt, ...withLimit(toLimit(limit)) });
  const [data] = await toWire(context, [view]);
  sendJson(response, { data, key: text }, 201);
});

const show = v1Route({ method: 'GET', path: '/api/v1/keys/:hash', kind: 'management' }, async (context) => {
  const { app, key, params, response } = context;
  const [data] = await toWire(context, [await getKey(app, makerOf(key), params.hash ?? '')]);
  sendJson(response, { data });
});

const change = v1Route({ method: 'PATCH', path: '/api/v1/keys/:hash', kind: 'management' }, async (context) => {
  const { app, key, params, response } = context;
  const { name, disabled, ...limit } = parseInput(KeyPatch, await readObject(context));
  const keyId = params.hash ?? '';
  const before = (await listBudgets(app, makerOf(key))).find(
    ({ scope, scopeId, isBlocking }) => scope === 'key' && scopeId === keyId && isBlocking,
  );
  const wanted = {
    ...(name !== undefined && { name }),
    ...(disabled !== undefined && { isDisabled: disabled }),
    ...withLimit(toLimit(limit, before)),
  };
  const view = await changeKey(app, makerOf(key), keyId, wanted);
  const [data] = await toWire(context, [view]);
  sendJson(response, { data });
});

const remove = v1Route(
  { method: 'DELETE', path: '/api/v1/keys/:hash', kind: 'management' },
  async ({ app, key, params, response }) => {
    await removeKey(app, makerOf(key), params.hash ?? '');
    sendJson(response, { deleted: true });
  },
);

/** The body, which may take a minute to arrive: who is shut out meanwhile changes nothing. */
async function readObject({ app, message }: V1Context): Promise<Record<string, unknown>> {
  const bytes = await readBytes(message);
  keyOf(app, message);
  return parseObject(bytes);
}

/** What OpenRouter's two fields make of a key's limit; undefined leaves it as it is. What is left out of a change stays. */
function toLimit(
  { limit, limit_reset }: LimitFields,
  before?: BudgetView,
): { usd: string; period: BudgetView['period'] } | null | undefined {
  if (limit === null) return null;
  if (limit === undefined && (limit_reset === undefined || !before)) return undefined;
  const usd = limit === undefined ? (before?.limit ?? '0') : toDigits(parseDecimal(String(limit)) ?? ZERO);
  const period =
    limit_reset === undefined ? (before?.period ?? 'ever') : limit_reset === null ? 'ever' : PERIODS[limit_reset];
  return { usd, period };
}

function withLimit(limit: ReturnType<typeof toLimit>) {
  return limit === undefined ? {} : { limit };
}

async function toWire({ app, key }: V1Context, views: readonly KeyView[]): Promise<Record<string, unknown>[]> {
  const maker = makerOf(key);
  const spends = await spendOfKeys(
    app,
    maker,
    views.map(({ id }) => id),
  );
  const budgets = await listBudgets(app, maker);
  return views.map((view) => toWireKey(view, spends.get(view.id), budgets));
}

function toWireKey(
  view: KeyView,
  spend: KeySpend | undefined,
  budgets: readonly BudgetView[],
): Record<string, unknown> {
  return {
    hash: view.id,
    name: view.name,
    label: view.masked,
    disabled: view.disabledAt !== null,
    ...limitOf(budgets, view.id),
    ...usageOf(spend),
    created_at: new Date(view.createdAt).toISOString(),
    updated_at: null,
    expires_at: view.expiresAt === null ? null : new Date(view.expiresAt).toISOString(),
    creator_user_id: view.maker.id,
    external_user: null,
    workspace_id: 'default',
  };
}

export const KEY_ROUTES: readonly NodeRoute<App>[] = [list, make, show, change, remove];
