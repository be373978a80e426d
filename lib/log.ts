import { pino } from 'pino';

export type Log = Pick<ReturnType<typeof pino>, 'debug' | 'info' | 'warn' | 'error'>;

/** JSON lines on stdout. Never hand it a prompt, an answer, a key or an address with a password. */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: {
      paths: [
        'apiKey',
        '*.apiKey',
        'key',
        '*.key',
        'authorization',
        '*.authorization',
        'cookie',
        '*.cookie',
        'password',
        '*.password',
      ],
      censor: '[secret]',
    },
  });
}
