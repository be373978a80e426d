import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address of whoever asks: the socket's, or behind that many proxies of the operator's own what the outermost of them wrote into
 * `x-forwarded-for`. What a client itself wrote there stands further left and is never believed. Empty when it is no address.
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = trustedProxies === 0 ? undefined : headers['x-forwarded-for'];
  const told = Array.isArray(forwarded) ? forwarded.join() : (forwarded ?? '');
  const hops = [...told.split(',').map(withoutPort), socket.remoteAddress ?? ''].filter(Boolean);
  const address = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? '';
  return isIP(address) === 0 ? '' : address;
}

/** Some proxies write `10.0.0.7:51344` and `[fe80::1]:51344`. */
function withoutPort(hop: string): string {
  const [, bracketed, plain] = /^(?:\[(.*)\](?::\d+)?|([\d.]+):\d+)$/.exec(hop.trim()) ?? [];
  return bracketed ?? plain ?? hop.trim();
}
