import { expect, test } from 'vitest';
import { toUrl } from './to-url.ts';

test.each([
  ['/chat/1?a=b', '/chat/1', '?a=b'],
  ['//', '//', ''],
  ['//[', '//[', ''],
  ['/\\', '//', ''],
  ['/a/../api/health', '/api/health', ''],
  ['/a%20b?c=%', '/a%20b', '?c=%'],
])('regression: the target %j is a path, whatever it looks like', (target, pathname, search) => {
  expect(toUrl(target)).toMatchObject({ host: 'parallax', pathname, search });
});

test.each(['*', 'http://[', 'http://evil.example.com/chat', 'chat', '', undefined, '/%', '/%E0%A4%A'])(
  '%j is no path',
  (target) => {
    expect(toUrl(target)).toBeNull();
  },
);
