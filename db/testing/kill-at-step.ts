import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

// A preload for child processes: kills the process before its n-th step that changes something on the disk, among those of the kinds
// that were asked for. With 0 it lets it end and prints how many steps it had.
// biome-ignore lint/style/noProcessEnv: a program of its own, started by tests.
const { KILL_AT = '0', KILL_AMONG = '' } = process.env;
let steps = 0;

function before<T extends object>(owner: T, name: keyof T & string, isStep: (text: string) => boolean = () => true) {
  if (!KILL_AMONG.split(',').includes(name)) return;
  const original = owner[name] as (...args: unknown[]) => unknown;
  Object.assign(owner, {
    [name](this: unknown, ...args: unknown[]) {
      if (isStep(String(args[0]))) steps += 1;
      if (steps === Number(KILL_AT) && steps > 0) process.kill(process.pid, 'SIGKILL');
      return original.apply(this, args);
    },
  });
}

for (const name of ['writeFileSync', 'renameSync', 'fsyncSync', 'copyFileSync', 'mkdirSync'] as const) before(fs, name);
syncBuiltinESMExports();

before(Database.prototype, 'exec');
before(Database.prototype, 'pragma', (text) => /^(?:user_version|application_id) =|^wal_checkpoint/.test(text));
before(Object.getPrototypeOf(new Database(':memory:').prepare('select 1')) as Database.Statement, 'run');

process.on('exit', () => {
  if (KILL_AT === '0') process.stdout.write(`\nsteps: ${steps}\n`);
});
