import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Db } from '#db/client';
import { openDataFolder } from '#db/open-data-folder';
import { alertWebhooks } from '#db/schema/budgets';
import { connections } from '#db/schema/connections';
import { testFolder } from '#db/testing';
import { sealWebhook } from '#lib/budgets/webhook-secret';
import { sealedKeyOf } from '#lib/connections/sealed-key-of';
import { loadSecret, type Secret } from '#lib/connections/secret';
import { addMember } from '#lib/keys/testing';

export const UPSTREAM_KEY = 'sk-or-v1-canary-of-the-upstream-key';
export const SERVER_KEY = 'canary-of-the-server-key';
export const WEBHOOK = {
  url: new URL('https://hooks.example.com/canary-of-the-webhook'),
  signingSecret: 'whsec_Y2FuYXJ5',
};
/** What must be in no file but sealed. */
export const SECRETS = [
  UPSTREAM_KEY,
  SERVER_KEY,
  'canary-of-the-webhook',
  WEBHOOK.signingSecret,
  'canary-of-the-session',
];

/** A data folder that a server is serving, with one of everything that is sealed, a member and a session. */
export function servedFolder(): { folder: string; db: Db; secret: Secret; close: () => Promise<void> } {
  const folder = join(testFolder(), 'data');
  const { db, close } = openDataFolder(folder, (error) => {
    throw error;
  });
  let closing: Promise<void> | null = null;
  const closeOnce = () => {
    closing ??= close();
    return closing;
  };
  onTestFinished(closeOnce);
  const secret = loadSecret({ env: {}, folder, db });
  const at = { createdAt: 1, updatedAt: 1 };
  const router = {
    id: 'router',
    kind: 'openrouter' as const,
    name: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
  };
  const server = {
    id: 'server',
    kind: 'compatible' as const,
    name: 'Box',
    slug: 'box',
    baseUrl: 'https://box.example.com',
  };
  const open = { ...server, id: 'open', slug: 'open' };
  for (const [row, apiKey] of [
    [router, UPSTREAM_KEY],
    [server, SERVER_KEY],
    [open, ''],
  ] as const)
    db.orm
      .insert(connections)
      .values({ ...row, ...at, ...sealedKeyOf(secret, { ...row, apiKey }) })
      .run();
  db.orm
    .insert(alertWebhooks)
    .values({ id: 'team', form: 'json', updatedAt: 1, ...sealWebhook(secret, WEBHOOK) })
    .run();
  addMember(db, 'olga', 'owner');
  db.client
    .prepare(
      "insert into sessions (id, token, user_id, expires_at, created_at, updated_at) values ('s', 'canary-of-the-session', 'olga', 9e12, 1, 1)",
    )
    .run();
  return { folder, db, secret, close: closeOnce };
}
