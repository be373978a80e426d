import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type RunningServer = {
  readonly origin: string;
  readonly output: () => string;
  /** Sends the signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

export const OWNER = { email: 'ada@example.com', password: 'analytical engine' };

/**
 * Starts the built server on a data folder, as `npm run up` does, and waits until it says that it is ready.
 * @throws Error with its output when it ends before that.
 */
export async function startServer(dataDir: string, env: Record<string, string> = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, ['server.ts'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      PARALLAX_ADMIN_EMAIL: OWNER.email,
      PARALLAX_ADMIN_PASSWORD: OWNER.password,
      ...env,
    } as NodeJS.ProcessEnv,
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = once(child, 'exit').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  const origin = await readiness(child, () => output, ended);
  return {
    origin,
    output: () => output,
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

async function readiness(child: ChildProcess, output: () => string, ended: Promise<unknown>): Promise<string> {
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      const origin = /ready: (\S+)/.exec(output())?.[1];
      if (origin) resolve(origin.replace('localhost', '127.0.0.1'));
    });
  });
  const origin = await Promise.race([ready, ended.then(() => null)]);
  if (origin === null) throw new Error(`The server ended before it was ready:\n${output()}`);
  return origin;
}
