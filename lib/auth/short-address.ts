import { isIPv6 } from 'node:net';

/** An address to show: better-auth keeps an IPv6 one with all its zeros. */
export function shortAddress(address: string): string {
  return isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}
