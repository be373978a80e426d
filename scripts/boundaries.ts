// Checks the boundaries between rooms, and that the check saw every file: a green run over nothing must be red.
import { boundaryRules } from './boundary-rules.ts';
import { findBoundaryViolations } from './find-boundary-violations.ts';

const { violations, modules, imports, unseen } = await findBoundaryViolations(process.cwd());

for (const file of unseen) console.error(`not understood: ${file}`);
for (const { rule, from, path } of violations) {
  console.error(
    `${rule}: ${[from, ...path].join(' → ')}\n  ${boundaryRules.find(({ name }) => name === rule)?.comment ?? ''}`,
  );
}
console.log(
  `${modules} modules, ${imports} imports, ${violations.length} violations, ${unseen.length} files not understood`,
);
if (violations.length > 0 || unseen.length > 0) process.exitCode = 1;
