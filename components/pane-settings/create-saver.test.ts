import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSaver, type SaveState } from './create-saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function saver() {
  const sent: { value: string; done: () => void; fail: (message: string) => void }[] = [];
  const states: SaveState[] = [];
  const save = (value: string) =>
    new Promise<void>((done, reject) => {
      sent.push({ value, done, fail: (message) => reject(new Error(message)) });
    });
  const { change, flush } = createSaver<string>('', save, (state) => states.push(state));
  return { change, flush, sent, states, settle: () => vi.advanceTimersByTimeAsync(0) };
}

test('many changes are one save, of the last', async () => {
  const { change, sent, states, settle } = saver();
  change('a');
  change('ab');
  await vi.advanceTimersByTimeAsync(399);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent.map(({ value }) => value)).toEqual(['ab']);
  sent[0]?.done();
  await settle();
  expect(states.at(-1)).toBe('saved');
});

test('what changed while a save was under way is saved after it, never beside it', async () => {
  const { change, flush, sent, states, settle } = saver();
  change('a');
  flush();
  change('b');
  flush();
  expect(sent).toHaveLength(1);
  sent[0]?.done();
  await settle();
  expect(sent.map(({ value }) => value)).toEqual(['a', 'b']);
  expect(states.at(-1)).toBe('saving');
});

test('leaving saves at once, and nothing where nothing changed', () => {
  const { change, flush, sent } = saver();
  flush();
  expect(sent).toEqual([]);
  change('a');
  flush();
  expect(sent.map(({ value }) => value)).toEqual(['a']);
});

test('a refusal is told, and the next change is tried', async () => {
  const { change, flush, sent, states, settle } = saver();
  change('a');
  flush();
  sent[0]?.fail('No.');
  await settle();
  expect(states.at(-1)).toEqual({ problem: 'No.' });
  change('b');
  flush();
  expect(sent).toHaveLength(2);
});
