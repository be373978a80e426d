// Everything, as continuous integration runs it: `npm run verify`.
import { runSteps } from './run-steps.ts';
import { verifySteps } from './steps.ts';

process.exitCode = (await runSteps(verifySteps)) ? 0 : 1;
