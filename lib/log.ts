import { destination, pino } from 'pino';

export type Log = Pick<ReturnType<typeof pino>, 'debug' | 'info' | 'warn' | 'error'>;

const STDOUT = 1;
/** Names under which a secret would stand. A second net: nobody is to hand one over in the first place. */
const SECRET_NAMES = [
  'apiKey',
  'key',
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'prompt',
  'messages',
  'url',
  'email',
  'ip',
];

/**
 * JSON lines, on stdout unless told otherwise. Never hand it a prompt, an answer, a key, the address of a caller or one with a password; errors through
 * `describeError`. A reader that went away or a full disk costs lines, never the process.
 */
export function openLog(level: string, to: { write: (line: string) => void } = stdout()): Log {
  return pino(
    {
      level,
      base: null,
      redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
    },
    to,
  );
}

function stdout() {
  const lines = destination({ fd: STDOUT, sync: true });
  lines.on('error', () => {});
  return lines;
}
