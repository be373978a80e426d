import { expect, it } from 'vitest';
import { foldChunks } from './fold-chunks.ts';

it('joins neighbouring deltas of the same part and nothing else', () => {
  const folded = foldChunks([
    { type: 'reasoning-delta', id: 'r', delta: 'Hm' },
    { type: 'reasoning-delta', id: 'r', delta: 'm.' },
    { type: 'text-start', id: '0' },
    { type: 'text-delta', id: '0', delta: 'a' },
    { type: 'text-delta', id: '0', delta: 'b' },
    { type: 'text-delta', id: '1', delta: 'c' },
    { type: 'text-end', id: '0' },
    { type: 'text-delta', id: '1', delta: 'd' },
  ]);
  expect(folded).toEqual([
    { type: 'reasoning-delta', id: 'r', delta: 'Hmm.' },
    { type: 'text-start', id: '0' },
    { type: 'text-delta', id: '0', delta: 'ab' },
    { type: 'text-delta', id: '1', delta: 'c' },
    { type: 'text-end', id: '0' },
    { type: 'text-delta', id: '1', delta: 'd' },
  ]);
});

it('leaves the chunks it was given as they were', () => {
  const first = { type: 'text-delta', id: '0', delta: 'a' } as const;
  foldChunks([first, { type: 'text-delta', id: '0', delta: 'b' }]);
  expect(first.delta).toBe('a');
});
