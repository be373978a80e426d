import { expect, it } from 'vitest';
import { hashKey, isKeyText, makeKeyText } from './key-text.ts';

it('makes keys that are recognised, never twice the same', () => {
  const made = Array.from({ length: 100 }, makeKeyText);
  expect(new Set(made).size).toBe(100);
  for (const key of made) {
    expect(key).toMatch(/^plx-[\w-]{49}$/);
    expect(isKeyText(key)).toBe(true);
    expect(hashKey(key)).toMatch(/^[0-9a-f]{64}$/);
  }
});

it('knows a typing error at every place', () => {
  const key = makeKeyText();
  for (let at = 4; at < key.length; at += 1) {
    const other = key[at] === 'a' ? 'b' : 'a';
    expect(isKeyText(key.slice(0, at) + other + key.slice(at + 1)), `at ${at}`).toBe(false);
  }
  for (const wrong of ['', 'plx-', key.slice(0, -1), `${key}a`, key.replace('plx-', 'sk-'), ` ${key}`])
    expect(isKeyText(wrong)).toBe(false);
});
