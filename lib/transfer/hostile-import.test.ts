import { describe, expect, it, test } from 'vitest';
import { readImport } from './read-import.ts';

type Said = { text: string; parent: string | null; role: string };
type Tree = Record<string, Said>;

const said = (text: string, parent: string | null, role = 'user'): Said => ({ text, parent, role });

const eachOf = (tree: Tree, write: (said: Said) => object) =>
  Object.fromEntries(Object.entries(tree).map(([id, one]) => [id, write(one)]));

const FORMS: Record<string, (tree: Tree) => object> = {
  ChatGPT: (tree) => ({
    mapping: eachOf(tree, ({ text, parent, role }) => ({
      parent,
      message: { author: { role }, content: { content_type: 'text', parts: [text] } },
    })),
  }),
  'Open WebUI': (tree) => ({
    chat: {
      history: { messages: eachOf(tree, ({ text, parent, role }) => ({ parentId: parent, role, content: text })) },
    },
  }),
};

describe.each(Object.entries(FORMS))('a tree of %s', (_, write) => {
  const read = (tree: Tree) =>
    readImport(JSON.stringify([{ title: 'T', ...write(tree) }]))[0]?.panes[0]?.messages ?? [];

  const placesOf = (messages: ReturnType<typeof read>) => messages.map(({ id, parent }) => [id, parent]);

  it('regression: messages that follow one another in a ring do not hang the server', () => {
    const [first, ...rest] = placesOf(read({ a: said('A', 'c'), b: said('B', 'a'), c: said('C', 'b') }));
    expect(first?.[1]).toBeNull();
    expect(rest).toHaveLength(2);
    expect(placesOf(read({ a: said('A', 'a') }))).toEqual([['a', null]]);
    expect(placesOf(read({ a: said('A', 'x'), x: said('', 'y'), y: said('', 'x') }))).toEqual([['a', null]]);
  });

  it('regression: a long chain is read in one walk, backwards too', () => {
    const count = 60_000;
    const chain = Array.from({ length: count }, (_, index): [string, Said] => [
      `n${index}`,
      said(`${index}`, index + 1 < count ? `n${index + 1}` : null),
    ]);
    const messages = read(Object.fromEntries(chain));
    expect(messages).toHaveLength(count);
    expect(messages[0]).toMatchObject({ id: `n${count - 1}`, parent: null });
    expect(messages.at(-1)).toMatchObject({ id: 'n0', parent: 'n1' });
  });

  it('regression: many answers under a long chain of what is left out are read in one walk', () => {
    const count = 30_000;
    const hidden = Array.from({ length: count }, (_, index): [string, Said] => [
      `h${index}`,
      said('tool', index > 0 ? `h${index - 1}` : 'top', 'tool'),
    ]);
    const seen = Array.from({ length: count }, (_, index): [string, Said] => [`s${index}`, said('S', `h${count - 1}`)]);
    const messages = read({ top: said('Top', null), ...Object.fromEntries(hidden), ...Object.fromEntries(seen) });
    expect(messages).toHaveLength(count + 1);
    expect(new Set(messages.slice(1).map(({ parent }) => parent))).toEqual(new Set(['top']));
  });

  it('names that every object has are no messages', () => {
    expect(
      placesOf(read({ a: said('A', 'constructor'), b: said('B', '__proto__'), c: said('C', 'toString') })),
    ).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ]);
  });
});

test('regression: settings of sixty thousand levels are refused, not run out of stack over', () => {
  const deep = `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`;
  const pane = `{"model":"a/b","settings":{"plugins":[${deep}]},"head":null,"messages":[]}`;
  const file = `{"format":"parallax.conversations","version":1,"exportedAt":"2026-01-01T00:00:00Z","conversations":[{"title":"T","createdAt":"2026-01-01T00:00:00Z","tags":[],"panes":[${pane}]}]}`;
  expect(() => readImport(file)).toThrow('nested too deep');
});
