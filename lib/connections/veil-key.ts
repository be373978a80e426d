import type { IncomingHttpHeaders } from 'node:http';

/** What hides a key in what an upstream answers. */
export type Veil = {
  headers: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
  /** The bytes that may be passed on now: what could be the beginning of the key waits for what comes after it. */
  push: (chunk: Buffer) => Buffer;
  /** What still waited. */
  end: () => Buffer;
};

const NOTHING = Buffer.alloc(0);
const STAR = '*';
/** A shorter one is a word that an answer may say. */
const SHORTEST = 12;

/**
 * Puts stars in the place of a key wherever an upstream echoes it, byte for byte, so that it reaches no page, answer, log or database.
 * Everything else passes as it came, without a copy. Null for a key too short to tell from other text.
 */
export function veilKey(key: string): Veil | null {
  if (key.length < SHORTEST) return null;
  const secret = Buffer.from(key);
  const stars = STAR.repeat(secret.length);
  let waiting = NOTHING;
  return {
    headers: (headers) => {
      const isEchoed = Object.values(headers).some((value) => String(value).includes(key));
      return isEchoed ? mapped(headers, (value) => value.replaceAll(key, stars)) : headers;
    },
    push: (chunk) => {
      const bytes = covered(waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]), secret);
      const end = bytes.length - beginningAtEnd(bytes, secret);
      waiting = end === bytes.length ? NOTHING : Buffer.from(bytes.subarray(end));
      return bytes.subarray(0, end);
    },
    end: () => {
      const rest = waiting;
      waiting = NOTHING;
      return rest;
    },
  };
}

function covered(bytes: Buffer, secret: Buffer): Buffer {
  let at = bytes.indexOf(secret);
  if (at === -1) return bytes;
  const copy = Buffer.from(bytes);
  for (; at !== -1; at = copy.indexOf(secret, at)) copy.fill(STAR, at, at + secret.length);
  return copy;
}

/** How many bytes at the end are a beginning of the secret. */
function beginningAtEnd(bytes: Buffer, secret: Buffer): number {
  const first = secret[0] as number;
  let at = bytes.indexOf(first, Math.max(0, bytes.length - secret.length + 1));
  for (; at !== -1; at = bytes.indexOf(first, at + 1)) {
    const size = bytes.length - at;
    if (bytes.compare(secret, 0, size, at) === 0) return size;
  }
  return 0;
}

function mapped(headers: IncomingHttpHeaders, change: (value: string) => string): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(change) : value === undefined ? value : change(value),
    ]),
  );
}
