import { expect, it } from 'vitest';
import { sourcesOf } from './sources-of.ts';

const source = (url: string, title?: string) => ({
  type: 'source-url' as const,
  sourceId: url,
  url,
  ...(title ? { title } : {}),
});

it('lists each page once, by its title or its site', () => {
  expect(
    sourcesOf([source('https://a.example/x', 'The X'), source('https://b.example/'), source('https://a.example/x')]),
  ).toEqual([
    { url: 'https://a.example/x', title: 'The X', site: 'a.example' },
    { url: 'https://b.example/', title: 'b.example', site: 'b.example' },
  ]);
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//no', 'not an address'])(
  'leaves out %s',
  (url) => {
    expect(sourcesOf([source(url)])).toEqual([]);
  },
);
