import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const asked = (remoteAddress: string | undefined, forwarded?: string | string[]) =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

test.each([
  ['nobody is trusted: the socket', asked('10.0.0.9', '1.2.3.4'), 0, '10.0.0.9'],
  ['one proxy: the last that it wrote', asked('10.0.0.9', '6.6.6.6, 1.2.3.4'), 1, '1.2.3.4'],
  ['two proxies: the outer one’s word', asked('10.0.0.9', '6.6.6.6, 1.2.3.4, 10.0.0.8'), 2, '1.2.3.4'],
  ['a proxy that wrote nothing', asked('10.0.0.9'), 1, '10.0.0.9'],
  ['fewer hops than proxies', asked('10.0.0.9', '1.2.3.4'), 5, '1.2.3.4'],
  ['a port behind it', asked('10.0.0.9', '1.2.3.4:5678'), 1, '1.2.3.4'],
  ['IPv6 in brackets', asked('10.0.0.9', '[2001:db8::1]:443'), 1, '2001:db8::1'],
  ['IPv6 alone', asked('::1', '2001:db8::1'), 1, '2001:db8::1'],
  ['several headers', asked('10.0.0.9', ['6.6.6.6', '1.2.3.4']), 1, '1.2.3.4'],
  ['what is no address', asked('10.0.0.9', 'unknown'), 1, ''],
  ['a socket that is gone', asked(undefined), 0, ''],
])('%s', (_, message, trusted, address) => {
  expect(clientAddress(message, trusted)).toBe(address);
});
