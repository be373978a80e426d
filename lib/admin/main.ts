import { readEnv } from '#lib/env';
import { runCommand } from './run-command.ts';

/** `npm run admin`: what the operator does from a shell. */
const { code, out, err } = await runCommand(readEnv().DATA_DIR, process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
