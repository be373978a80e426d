import { describe, expect, it } from 'vitest';
import { makeMatcher } from './make-matcher.ts';
import { SHORTCUTS } from './shortcuts.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('a shortcut', () => {
  it('takes Ctrl or ⌘ for mod, and nothing held besides', () => {
    const match = makeMatcher(['mod+k']);
    expect(match(press('k', { ctrlKey: true }), 0)).toBe('held');
    expect(match(press('K', { metaKey: true }), 0)).toBe('held');
    expect(match(press('k'), 0)).toBe('none');
    expect(match(press('k', { ctrlKey: true, shiftKey: true }), 0)).toBe('none');
    expect(match(press('k', { ctrlKey: true, altKey: true }), 0)).toBe('none');
    expect(match(press('k', { ctrlKey: true, metaKey: true }), 0)).toBe('none');
  });

  it('finds a sign wherever a keyboard has it', () => {
    const match = makeMatcher(['?', 'mod+/']);
    expect(match(press('?', { shiftKey: true }), 0)).toBe('typed');
    expect(match(press('?'), 0)).toBe('typed');
    expect(match(press('/', { ctrlKey: true }), 0)).toBe('held');
    expect(match(press('/', { ctrlKey: true, shiftKey: true }), 0)).toBe('held');
    expect(match(press('/'), 0)).toBe('none');
  });

  it('tells Escape with Shift from Escape alone, and neither is typed', () => {
    expect(makeMatcher(['escape'])(press('Escape'), 0)).toBe('held');
    expect(makeMatcher(['escape'])(press('Escape', { shiftKey: true }), 0)).toBe('none');
    expect(makeMatcher(['shift+escape'])(press('Escape', { shiftKey: true }), 0)).toBe('held');
  });

  it('takes two strokes one after the other, soon, with nothing in between', () => {
    const match = makeMatcher(['g c']);
    expect([match(press('g'), 0), match(press('c'), 400)]).toEqual(['none', 'typed']);
    expect([match(press('g'), 1_000), match(press('c'), 3_000)]).toEqual(['none', 'none']);
    expect([match(press('g'), 5_000), match(press('x'), 5_100), match(press('c'), 5_200)]).toEqual([
      'none',
      'none',
      'none',
    ]);
    expect([match(press('g'), 6_000), match(press('g'), 6_100), match(press('c'), 6_200)]).toEqual([
      'none',
      'none',
      'typed',
    ]);
  });
});

describe('the list', () => {
  it('gives no key to two things, and takes none of the browser’s own', () => {
    const keys = SHORTCUTS.filter(({ group }) => !/Prompt|picker/.test(group)).flatMap((shortcut) => [
      ...shortcut.keys,
    ]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => /^mod\+(?:r|t|w|n|l|shift\+c|shift\+i|shift\+t)$/.test(key))).toEqual([]);
  });

  it('begins no sequence with a key that is a shortcut itself', () => {
    const keys: string[] = SHORTCUTS.flatMap((shortcut) => [...shortcut.keys]);
    const firsts = keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0] ?? '');
    expect(firsts.filter((first) => keys.includes(first))).toEqual([]);
  });
});
