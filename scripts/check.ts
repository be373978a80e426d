// Everything that needs neither a build nor a browser: `npm run check`.
import { runSteps } from './run-steps.ts';
import { checkSteps } from './steps.ts';

process.exitCode = (await runSteps(checkSteps)) ? 0 : 1;
