import { expect, test } from 'vitest';
import { toNextPath, toSignIn } from './next-path.ts';

test.each([
  ['/chat/1', '/chat/1'],
  ['/spend?range=30d&model=a%2Fb', '/spend?range=30d&model=a%2Fb'],
  ['/chat/1?_rsc=abc', '/chat/1'],
  ['/chat/é', '/chat/%C3%A9'],
])('%s may be gone to', (wanted, path) => {
  expect(toNextPath(wanted)).toBe(path);
});

test.each([
  'https://evil.example.com',
  '//evil.example.com',
  '/\\evil.example.com',
  '/\t/evil.example.com',
  '/\n/evil.example.com',
  '\t//evil.example.com',
  '/.//evil.example.com',
  '/x/..//evil.example.com',
  '/%2e%2e//evil.example.com',
  'javascript:alert(1)',
  'evil',
  '/chat\r\nset-cookie: a=b',
  '/sign-in?next=/sign-in',
  '/setup',
  '/api/auth/sign-out',
  `/${'x'.repeat(2000)}`,
  '',
  null,
  undefined,
])('%j leads to the start page', (wanted) => {
  expect(toNextPath(wanted)).toBe('/');
});

test('the sign-in page is told where to come back to, encoded', () => {
  expect(toSignIn('/chat/1?a=b&c=d')).toBe('/sign-in?next=%2Fchat%2F1%3Fa%3Db%26c%3Dd');
  expect(toSignIn('//evil')).toBe('/sign-in');
  expect(toSignIn(null)).toBe('/sign-in');
});
