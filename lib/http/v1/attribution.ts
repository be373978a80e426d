import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';

const LONGEST_NAME = 100;
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]+/gu;

/** What a program may tell the upstream beside its body. */
const FORWARDED = [
  'http-referer',
  'x-openrouter-title',
  'x-title',
  'x-openrouter-categories',
  'x-openrouter-metadata',
  'x-openrouter-experimental-metadata',
  'x-openrouter-cache',
  'x-openrouter-cache-ttl',
  'x-openrouter-cache-clear',
  'x-session-id',
  'x-anthropic-beta',
  'anthropic-beta',
  'anthropic-version',
];

/** The calling program's own name, from its title or else its address; printable, at most 100 characters. Null when it has none. */
export function appNameOf(headers: IncomingHttpHeaders): string | null {
  for (const header of ['x-openrouter-title', 'x-title', 'http-referer']) {
    const value = headers[header];
    const name = typeof value === 'string' ? printable(value) : '';
    if (name !== '') return name;
  }
  return null;
}

/** The headers to send along, in characters that a header can have. */
export function forwardedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const forwarded: Record<string, string> = {};
  for (const name of FORWARDED) {
    const value = headers[name];
    if (typeof value !== 'string') continue;
    const sendable = toLatin1(value);
    if (sendable !== '') forwarded[name] = sendable;
  }
  return forwarded;
}

/** Node reads a header's bytes as Latin-1; most programs write UTF-8. */
function textOf(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : value;
}

function printable(value: string): string {
  const words = textOf(value).replace(UNPRINTABLE, ' ').replace(/ {2,}/g, ' ').trim();
  return [...words].slice(0, LONGEST_NAME).join('');
}

function toLatin1(value: string): string {
  return [...textOf(value)]
    .map((letter) => (/[\x20-\x7e\xa0-\xff]/.test(letter) ? letter : ''))
    .join('')
    .trim();
}
