import { expect, it } from 'vitest';
import { revalidated } from './revalidated.ts';

const ask = (etag?: string) =>
  new Request('http://x/', etag === undefined ? {} : { headers: { 'if-none-match': etag } });

it('answers once, and then only that nothing changed', async () => {
  const first = revalidated(ask(), { a: 1 });
  const etag = first.headers.get('etag') ?? '';
  expect([first.status, await first.json(), first.headers.get('cache-control')]).toEqual([
    200,
    { a: 1 },
    'private, no-cache',
  ]);
  const again = revalidated(ask(etag), { a: 1 });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect(revalidated(ask(`W/${etag}, "other"`), { a: 1 }).status).toBe(304);
});

it('answers in full when the value changed', () => {
  const etag = revalidated(ask(), { a: 1 }).headers.get('etag') ?? '';
  expect(revalidated(ask(etag), { a: 2 }).status).toBe(200);
  expect(revalidated(ask(''), { a: 1 }).status).toBe(200);
});
