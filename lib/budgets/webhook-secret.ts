import { createHmac, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { alertWebhooks } from '#db/schema/budgets';
import type { Secret } from '#lib/connections/secret';

/** The one webhook of the team. */
export const WEBHOOK_ID = 'team';

/** For what each of its columns is sealed. */
export const WEBHOOK_BINDINGS = {
  sealedUrl: 'alert-webhook/url',
  sealedSigningSecret: 'alert-webhook/signing',
} as const;

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';
const LEAST_HIDDEN = 16;

/** Where to send and what to sign with, opened. Neither may be logged. */
export type OpenWebhook = { readonly url: URL; readonly signingSecret: string; readonly form: 'json' | 'slack' };

export function makeSigningSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** The signature of Standard Webhooks: `v1,` and the HMAC-SHA256 of id, seconds and body. */
export function sign(
  signingSecret: string,
  { id, seconds, body }: { id: string; seconds: number; body: string },
): string {
  const key = Buffer.from(signingSecret.slice(PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}

export function sealWebhook(secret: Pick<Secret, 'seal'>, { url, signingSecret }: Omit<OpenWebhook, 'form'>) {
  return {
    sealedUrl: secret.seal(url.href, WEBHOOK_BINDINGS.sealedUrl),
    sealedSigningSecret: secret.seal(signingSecret, WEBHOOK_BINDINGS.sealedSigningSecret),
    masked: mask(url),
  };
}

/** The team's webhook; null when there is none. @throws Error when it was sealed with another secret. */
export function openWebhook(orm: Orm, secret: Pick<Secret, 'unseal'>): OpenWebhook | null {
  const row = orm.select().from(alertWebhooks).where(eq(alertWebhooks.id, WEBHOOK_ID)).get();
  return (
    (row && {
      url: new URL(secret.unseal(row.sealedUrl, WEBHOOK_BINDINGS.sealedUrl)),
      signingSecret: secret.unseal(row.sealedSigningSecret, WEBHOOK_BINDINGS.sealedSigningSecret),
      form: row.form,
    }) ??
    null
  );
}

/** The host, and four characters of what is secret where enough of it stays hidden. */
function mask({ origin, pathname, search }: URL): string {
  const hidden = `${pathname}${search}`;
  return `${origin}/…${hidden.length >= LEAST_HIDDEN ? hidden.slice(-4) : ''}`;
}
