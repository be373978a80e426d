import { expect, it } from 'vitest';
import { withRecentFirst } from './with-recent-first.ts';

const models = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

it('puts what was used last on top, once, and forgets what left the catalogue', () => {
  expect(withRecentFirst(models, ['c', 'gone', 'a']).map((model) => model.id)).toEqual(['c', 'a', 'b']);
});
