import { type LookupOptions, lookup as resolveName } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPrivateAddress } from './is-private-address.ts';
import { UpstreamError, type UpstreamErrorCode } from './upstream-error.ts';

const CONNECT_MS = 10_000;
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EHOSTDOWN',
  'EACCES',
  'EPERM',
  'EMFILE',
  'ENFILE',
]);
const TOO_LATE = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

/**
 * How connections to one origin are made. Unless the origin may be private, every address is looked at on every dial, after
 * the name was resolved and before a packet leaves. Rejects with an UpstreamError of a request that was not sent.
 */
export function dial(origin: string, mayBePrivate: boolean): buildConnector.connector {
  let resolving = 0;
  const lookup = (name: string, options: LookupOptions, answer: Parameters<LookupFunction>[2]) => {
    resolving += 1;
    resolveName(name, { ...options, all: true }, (error, addresses) => {
      resolving -= 1;
      if (error) return answer(error, []);
      if (!mayBePrivate && addresses.some(({ address }) => isPrivateAddress(address)))
        return answer(blocked(origin), []);
      if (options.all) return answer(null, addresses);
      answer(null, addresses[0]?.address ?? '', addresses[0]?.family);
    });
  };
  // Whatever NODE_TLS_REJECT_UNAUTHORIZED says.
  const connect = buildConnector({ timeout: CONNECT_MS, lookup, rejectUnauthorized: true });

  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (!mayBePrivate && isIP(host) && isPrivateAddress(host)) return callback(blocked(origin), null);
    connect(options, (...[error, socket]) => {
      if (error)
        callback(toUpstreamError(error, { isTls: options.protocol === 'https:', isResolving: resolving > 0 }), null);
      else callback(null, socket);
    });
  };
}

function blocked(where: string): UpstreamError {
  return new UpstreamError(
    'blocked',
    false,
    `${where} is on a private address; list its origin in PARALLAX_PRIVATE_ORIGINS to allow it`,
  );
}

type Dial = { readonly isTls: boolean; readonly isResolving: boolean };

function toUpstreamError(error: Error, at: Dial): UpstreamError {
  if (error instanceof UpstreamError) return error;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  return new UpstreamError(classify(code, syscall, at), false, code || error.message);
}

function classify(code: string, syscall: string | undefined, { isTls, isResolving }: Dial): UpstreamErrorCode {
  if (syscall === 'getaddrinfo') return 'dns';
  if (TOO_LATE.has(code)) return isResolving ? 'dns' : 'timeout';
  if (UNREACHABLE.has(code)) return 'refused';
  return isTls ? 'tls' : 'reset';
}
