import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Clock ticks a second of /proc/PID/stat: 100 on every Linux that Node runs on. */
const TICKS_PER_S = 100;

export type Measured = {
  readonly url: string;
  /** CPU seconds, user and system, since it started. */
  readonly cpuS: () => number;
  readonly rssMiB: () => number;
  readonly stop: () => Promise<void>;
};

/** Starts a program and waits for the line in its output that `ready` finds an address in. Linux only: it reads /proc. */
export async function startProcess(
  args: readonly string[],
  options: { env?: Record<string, string>; cwd?: string; ready: RegExp; url?: string },
): Promise<Measured> {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: { ...process.env, NODE_ENV: 'production', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const found = await firstMatch(child, options.ready);
  const pid = child.pid ?? 0;
  return {
    url: (options.url ?? found).replace('localhost', '127.0.0.1'),
    cpuS: () => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
    },
    rssMiB: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function firstMatch(child: ChildProcess, ready: RegExp): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = ready.exec(output);
      if (match) resolve(match[1] ?? '');
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(`It ended before it was ready:\n${output}`)));
  });
}
