import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export type RunningServer = {
  readonly origin: string;
  readonly pid: number;
  /** Stops reading what it prints, as a terminal that was closed. */
  readonly hangUp: () => void;
  readonly output: () => string;
  /** Sends the signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

export const OWNER = { email: 'ada@example.com', password: 'analytical engine' };

/** Who the server runs as, and how many files it may open. */
type Bounds = { readonly uid?: number; readonly openFiles?: number };

/**
 * Starts the built server on a data folder, as `npm run up` does, and waits until it says that it is ready.
 * @throws Error with its output when it ends before that.
 */
export function startServer(
  dataDir: string,
  env: Record<string, string> = {},
  bounds: Bounds = {},
): Promise<RunningServer> {
  return start(['server.ts'], { DATA_DIR: dataDir, PORT: '0', ...env }, /ready: (\S+)/, bounds);
}

/** Starts Next alone on the built app, as a host does that knows nothing of server.ts. @throws as `startServer`. */
export async function startNextAlone(dataDir: string, env: Record<string, string> = {}): Promise<RunningServer> {
  const next = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(await freePort())];
  return start(next, { DATA_DIR: dataDir, NEXT_TELEMETRY_DISABLED: '1', ...env }, /Local: +(\S+)[\s\S]*Ready/);
}

async function start(
  program: string[],
  env: Record<string, string>,
  isReady: RegExp,
  { uid, openFiles }: Bounds = {},
): Promise<RunningServer> {
  const limited = ['-c', `ulimit -n ${openFiles} && exec "$0" "$@"`, process.execPath, ...program];
  const child = spawn(openFiles ? 'sh' : process.execPath, openFiles ? limited : program, {
    ...(uid !== undefined && { uid, gid: uid }),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
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
  const origin = await readiness(child, { output: () => output, ended, isReady });
  return {
    origin,
    pid: child.pid ?? 0,
    hangUp: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    output: () => output,
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

type Starting = { output: () => string; ended: Promise<unknown>; isReady: RegExp };

async function readiness(child: ChildProcess, { output, ended, isReady }: Starting): Promise<string> {
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      const origin = isReady.exec(output())?.[1];
      if (origin) resolve(origin.replace('localhost', '127.0.0.1'));
    });
  });
  const origin = await Promise.race([ready, ended.then(() => null)]);
  if (origin === null) throw new Error(`The server ended before it was ready:\n${output()}`);
  return origin;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
