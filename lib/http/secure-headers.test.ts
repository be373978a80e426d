import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { secureHeaders } from './secure-headers.ts';

function headersFor(url: string, sent: Record<string, string> = {}) {
  const message = new IncomingMessage(new Socket());
  message.url = url;
  Object.assign(message.headers, sent);
  const response = new ServerResponse(message);
  secureHeaders(message, response);
  return { seen: message.headers['content-security-policy'], answered: response.getHeaders() };
}

const nonceOf = (policy: unknown) => /'nonce-([\w+/=]{24})'/.exec(String(policy))?.[1];

test('a page runs our scripts alone, talks to our origin alone, and is framed by nobody', () => {
  const { seen, answered } = headersFor('/chat/1');
  expect(answered).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(seen).toMatch(/img-src 'self' data:;/);
  expect(answered['content-security-policy']).toBe(seen);
  const scripts = /script-src [^;]+/.exec(String(seen))?.[0];
  expect(scripts).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  const styles = /style-src [^;]+/.exec(String(seen))?.[0];
  expect(styles).toBe(`style-src 'self' 'nonce-${nonceOf(seen)}'`);
  expect(String(seen).match(/[\w-]+ [^;]*unsafe[^;]*/g)).toEqual([`style-src-attr 'unsafe-inline'`]);
  expect(seen).toContain(`default-src 'self'; `);
  expect(seen).not.toMatch(/connect-src|https?:|\*/);
});

test('what was built is kept for ever, as Next says', () => {
  expect(headersFor('/_next/static/chunks/a.js').answered).not.toHaveProperty('cache-control');
});

test('every page has a nonce of its own, and a client cannot choose it', () => {
  const first = headersFor('/chat', { 'content-security-policy': `script-src 'nonce-known'` });
  const second = headersFor('/chat');
  expect(nonceOf(first.seen)).toBeTruthy();
  expect(nonceOf(first.seen)).not.toBe(nonceOf(second.seen));
  expect(first.seen).not.toContain('known');
});

test('what is no page can be made none: it runs nothing, loads nothing and has no origin', () => {
  for (const url of ['/api/me', '/api/files/1', '/api/conversations/1/events']) {
    const { seen, answered } = headersFor(url, { 'content-security-policy': `script-src 'nonce-known'` });
    expect(seen).toBeUndefined();
    expect(answered['content-security-policy']).toBe(`default-src 'none'; frame-ancestors 'none'; sandbox`);
    expect(answered).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
  }
});

test('what programs call is not sniffed, and carries no policy', () => {
  const { seen, answered } = headersFor('/api/v1/chat/completions', {
    'content-security-policy': `script-src 'nonce-known'`,
  });
  expect(seen).toBeUndefined();
  expect(answered).toEqual({ 'x-content-type-options': 'nosniff' });
});
