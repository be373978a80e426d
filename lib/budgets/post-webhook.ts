import type { Connections } from '#lib/connections/open-connections';
import { type OpenWebhook, sign } from './webhook-secret.ts';

/** What a webhook is told. Programs get all of it, signed; Slack gets the text. */
export type WebhookMessage = {
  /** The same for every try, so that a receiver can tell a repetition. */
  readonly id: string;
  readonly type: 'budget.alert' | 'call.anomaly' | 'test';
  readonly at: number;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
};

const TIMEOUT_MS = 10_000;

/**
 * Tells a webhook once. Resolves with its status, whatever that is.
 * @throws UpstreamError when it could not be reached, or lies on a private address that the operator has not listed.
 */
export async function postWebhook(
  connections: Pick<Connections, 'request'>,
  { url, signingSecret, form }: OpenWebhook,
  { id, type, at, text, data }: WebhookMessage,
  signal?: AbortSignal,
): Promise<number> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const timestamp = new Date(at).toISOString();
  const body = JSON.stringify(
    form === 'slack' ? { text: toSlack(text) } : { type, timestamp, data: { ...data, text } },
  );
  const seconds = Math.floor(Date.now() / 1000);
  const answer = await connections.request(
    { id: 'alert-webhook', baseUrl: url.origin, apiKey: '' },
    {
      method: 'POST',
      path: `${url.pathname}${url.search}`,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': sign(signingSecret, { id, seconds, body }),
      },
      body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headersTimeoutMs: TIMEOUT_MS,
    },
  );
  answer.body.destroy();
  return answer.status;
}

/** Names stand in it that members choose: Slack makes links and shouts to channels of what stands in angle brackets. */
function toSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}
