import { expect, test } from 'vitest';
import { toUrl } from './to-url.ts';

test.each([
  ['/chat/1?a=b', '/chat/1', '?a=b'],
  ['//', '//', ''],
  ['//[', '//[', ''],
  ['/\\', '//', ''],
  ['/%', '/%', ''],
  ['/a/../api/health', '/api/health', ''],
  ['*', '/', ''],
  ['http://[', '/', ''],
  ['http://evil.example.com/chat', '/', ''],
  [undefined, '/', ''],
])('regression: the target %j never throws', (target, pathname, search) => {
  expect(toUrl(target)).toMatchObject({ host: 'parallax', pathname, search });
});
