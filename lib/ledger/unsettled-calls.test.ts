import { expect, it, vi } from 'vitest';
import { testDb } from '#db/testing';
import { reapCalls } from './reap-calls.ts';
import { listDueCalls } from './unsettled-calls.ts';

it('regression: what is due every second, and what a start takes over, is found without reading every call', () => {
  const db = testDb();
  const prepare = vi.spyOn(db.client, 'prepare');
  listDueCalls(db, Date.now());
  reapCalls(db, Date.now());
  const asked = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('"calls"'));
  prepare.mockRestore();
  expect(asked.map((sql) => sql.slice(0, 6))).toEqual(expect.arrayContaining(['select', 'update']));
  for (const sql of asked) {
    const values = Array.from(sql.matchAll(/\?/g), () => 1);
    const plan = db.client.prepare(`explain query plan ${sql}`).all(values) as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toMatch(/calls_pending|\(id=\?\)/);
  }
});
