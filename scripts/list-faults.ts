// The table of faults with their tests: `node scripts/list-faults.ts`.
import { collectRows } from '#lib/faults/testing/collect-rows';
import { FAULT_ROWS } from '#lib/faults/testing/rows';

const where = collectRows();
console.log('| Fault | What happens | Tests | Not seen here |\n| --- | --- | --- | --- |');
for (const [id, { about, untested = '' }] of Object.entries(FAULT_ROWS))
  console.log(`| ${id} | ${about} | ${(where.get(id) ?? []).join(', ')} | ${untested} |`);
