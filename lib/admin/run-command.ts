import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isAppError } from '#lib/errors';
import type { Command, Done, Place } from './command.ts';
import { COMMANDS } from './commands.ts';
import { openDatabase } from './open-database.ts';

type Printed = { code: number; out: string; err: string };

/**
 * Runs one command of `npm run admin` on the database of `dataDir`, by a short connection of its own: a server may be serving
 * it meanwhile, and sees what changed.
 * @returns what to print where, and how to end: 0, or 1 with one sentence (as JSON with `--json`).
 */
export async function runCommand(dataDir: string, args: readonly string[], env: Place['env'] = {}): Promise<Printed> {
  const wantsJson = args.includes('--json');
  try {
    const [name = '', ...rest] = args;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new Error(usage());
    const { answer, lines, isBad } = await run({ folder: resolve(dataDir), env }, command, parseOptions(command, rest));
    return { code: isBad ? 1 : 0, out: wantsJson ? `${JSON.stringify(answer)}\n` : `${lines.join('\n')}\n`, err: '' };
  } catch (error) {
    return {
      code: 1,
      out: '',
      err: `${wantsJson ? JSON.stringify({ error: toShape(error) }) : (error as Error).message}\n`,
    };
  }
}

function parseOptions(command: Command, args: string[]): Record<string, string | undefined> {
  const options = Object.fromEntries([
    ...command.options.map((name) => [name, { type: 'string' as const }] as const),
    ...(command.flags ?? []).map((name) => [name, { type: 'boolean' as const }] as const),
  ]);
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...options, json: { type: 'boolean' } },
      strict: true,
      allowPositionals: true,
    });
    const [argument, extra] = command.argument === undefined ? [undefined, positionals[0]] : positionals;
    if (extra !== undefined) throw new Error(`“${extra}” is one word too many.`);
    const own = Object.entries(values).filter(([name]) => name !== 'json');
    const named = Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
    return argument === undefined ? named : { ...named, [command.argument ?? '']: argument };
  } catch (error) {
    throw new Error(`${(error as Error).message.split('. ')[0]}.\nUsage: npm run admin -- ${command.usage} [--json]`);
  }
}

async function run(place: Place, command: Command, given: Record<string, string | undefined>): Promise<Done> {
  if ('runAlone' in command) return command.runAlone(place, given);
  const db = openDatabase(place.folder);
  try {
    return await command.run({ ...place, db }, given);
  } finally {
    await db.close();
  }
}

function toShape(error: unknown): Record<string, unknown> {
  const { message } = error as Error;
  return isAppError(error) ? { ...error.details, code: error.code, message } : { code: 'invalid_request', message };
}

function usage(): string {
  const lines = Object.values(COMMANDS).map((command) => `  npm run admin -- ${command.usage} [--json]`);
  return ['Usage:', ...lines].join('\n');
}
