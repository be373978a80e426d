import { readEnv } from '#lib/env';
import { runCommand } from './run-command.ts';

/** `npm run admin`: what the operator does from a shell. */
const env = readEnv();
const { code, out, err } = await runCommand(env.DATA_DIR, process.argv.slice(2), env);
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
