import { isIP } from 'node:net';
import type { Env } from '#lib/env';
import { AppError } from '#lib/errors';
import { isPrivateAddress } from './is-private-address.ts';
import { privateOrigins } from './private-origins.ts';

/**
 * The base URL of a compatible server, without a slash at its end. What its name resolves to is looked at on every dial besides.
 * @throws AppError invalid_request unless its origin is on the public internet over https, or the operator has listed it.
 */
export function parseServerAddress(
  text: string,
  env: Pick<Env, 'OPENROUTER_BASE_URL' | 'PARALLAX_PRIVATE_ORIGINS'>,
): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw refused('This is no web address; it looks like http://127.0.0.1:11434/v1.');
  if (url.username || url.password || url.search || url.hash)
    throw refused('The address must have no password, no question mark and no #; a key has a field of its own.');
  if (!privateOrigins(env).includes(url.origin) && !isPublic(url)) {
    throw refused(
      `This is not a public https address: ${url.origin}. The operator of this server can allow it by listing this origin in PARALLAX_PRIVATE_ORIGINS.`,
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isPublic({ protocol, hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:') return false;
  return isIP(host) ? !isPrivateAddress(host) : host.includes('.') && !/\.(localhost|local|internal)$/.test(host);
}

function refused(message: string): AppError {
  return new AppError('invalid_request', message, { field: 'baseUrl' });
}
