import { expect, it } from 'vitest';
import * as z from 'zod';
import { newUuid } from './new-uuid.ts';

it('makes ids that the API takes, each another one', () => {
  const ids = Array.from({ length: 200 }, newUuid);
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(200);
});
