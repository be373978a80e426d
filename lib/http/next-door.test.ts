import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DISPATCH } from './dispatch.ts';
import { findUnguarded } from './find-unguarded.ts';

test('regression: where Next runs alone, all that server.ts answers itself has a door, for the same callers', async () => {
  const { routes } = await findUnguarded(join(process.cwd(), 'app'), []);
  const without = DISPATCH.filter(({ method, path, allow }) => {
    const isForPrograms = path.startsWith('/api/v1/');
    const place = isForPrograms ? '/api/v1/[...path]' : path.replaceAll(/:(\w+)/g, '[$1]');
    const door = routes[`${method} ${place}`];
    return !door || (!isForPrograms && door.allow !== allow);
  });
  expect(without.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});
