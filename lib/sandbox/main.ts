import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv } from '#lib/env';
import { startSandbox } from './start-sandbox.ts';

const USAGE =
  'npm run sandbox -- [--port 4010] [--host 127.0.0.1] [--file DATA_DIR/sandbox.db] [--speed 1] [--generation-delay-ms 1000]';

/** `npm run sandbox`: the sandbox on a port of its own, until it is told to stop. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      file: { type: 'string' },
      speed: { type: 'string', default: '1' },
      'generation-delay-ms': { type: 'string' },
    },
  });
  const { DATA_DIR } = readEnv();
  if (values.file === undefined) mkdirSync(DATA_DIR, { recursive: true });
  const delay = values['generation-delay-ms'];
  const sandbox = await startSandbox({
    file: values.file ?? join(DATA_DIR, 'sandbox.db'),
    host: values.host,
    port: Number(values.port),
    speed: Number(values.speed),
    ...(delay !== undefined && { generationDelayMs: Number(delay) }),
  });
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(
    `The sandbox answers at ${sandbox.url}\nAny key that begins with sk-or- is good, for example ${sandbox.apiKey}\nThe prompt [[fault:help]] lists what can go wrong on request\n`,
  );
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\nUsage: ${USAGE}\n`);
  process.exit(1);
});
