import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

type Kind = 'writeFileSync' | 'renameSync' | 'fsyncSync' | 'copyFileSync' | 'mkdirSync' | 'exec' | 'pragma' | 'run';

type Program = {
  /** What comes after `node`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What counts as a step. */
  readonly among: readonly Kind[];
};

type Ending = { code: number | null; signal: NodeJS.Signals | null; output: string };

/** Runs a program of ours in a process of its own that is killed (SIGKILL) before its n-th step; step 0 lets it finish. */
export async function runKilled({ args, env, among }: Program, step: number): Promise<Ending> {
  const child = spawn(process.execPath, ['--import', `${import.meta.dirname}/kill-at-step.ts`, ...args], {
    env: { ...env, KILL_AT: String(step), KILL_AMONG: among.join(',') } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, signal, output: `${out}${err}` };
}

/** How many steps the program has when nothing kills it. It runs. */
export async function countSteps(program: Program): Promise<number> {
  const { output } = await runKilled(program, 0);
  const steps = Number(/steps: (\d+)/.exec(output)?.[1] ?? 0);
  if (steps === 0) throw new Error(`The program has no steps to be killed at: ${output}`);
  return steps;
}
