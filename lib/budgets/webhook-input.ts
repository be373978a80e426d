import { isIP } from 'node:net';
import { z } from 'zod';
import { isPrivateAddress } from '#lib/connections/is-private-address';

const LONGEST = 2000;
const SLACK_HOST = /^hooks\.slack(-gov)?\.com$/;
/** Discord, Mattermost and others take Slack's form at addresses that say so. */
const SLACK_PATH = /\/slack\/?$/;

/** Where alerts go. `form` left out: Slack's where the address looks like it. */
export const WebhookInput = z.object({
  url: z
    .string()
    .trim()
    .max(LONGEST)
    .refine(isWebAddress, 'write a web address, such as https://hooks.slack.com/services/…'),
  form: z.enum(['json', 'slack'], 'choose json or slack').optional(),
});

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

/** Why the server may not send there; null when it may. What a name resolves to is looked at again on every dial. */
export function whyNotAllowed(url: URL, privateOrigins: readonly string[]): string | null {
  const isListed = privateOrigins.some((origin) => URL.canParse(origin) && new URL(origin).origin === url.origin);
  if (isListed) return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isPublic = url.protocol === 'https:' && !(isIP(host) && isPrivateAddress(host)) && host !== 'localhost';
  return isPublic
    ? null
    : `${url.origin} is not a public https address; the operator of this server can allow it by listing this origin in PARALLAX_PRIVATE_ORIGINS`;
}

export function formOf({ hostname, pathname }: URL): 'json' | 'slack' {
  return SLACK_HOST.test(hostname) || SLACK_PATH.test(pathname) ? 'slack' : 'json';
}
