// Runs a program of this folder under the Node that Parallax brings along: `node scripts/run.mjs <program> [arguments]`.
// Plain JavaScript without dependencies, because on a fresh clone it starts under the machine's own Node, with nothing
// installed: it installs first whenever node_modules is missing or differs from the lock file.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const machinePath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.endsWith(join('node_modules', '.bin')) && !folder.includes(`node-gyp-bin${sep}`))
  .join(delimiter);

const [program, ...args] = process.argv.slice(2);

if (majorOf(process.versions.node) < 20)
  refuse(`Parallax needs Node 20 or newer, and this is ${process.versions.node}.`);
if (!isInstalled()) install();
if (!(majorOf(versionOf(ownNode)) >= 24)) {
  refuse(
    'Parallax runs on the Node 24 that its dependency "node" brings, and the install script of that dependency has not run: ' +
      'please install again with "npm ci", with install scripts allowed.',
  );
}
handOver();

/** Compares the lock file with the record that npm keeps of what it installed. Packages for other platforms may be absent. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    return present[path] ? present[path].version === entry.version : Boolean(entry.optional || entry.devOptional);
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

function install() {
  console.log('Installing dependencies from the lock file…');
  const startedAt = Date.now();
  const result = spawnSync('npm', ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, PATH: machinePath },
    shell: process.platform === 'win32',
    stdio: 'inherit',
  });
  if (result.status !== 0) {
    const why = result.error
      ? `npm could not be started: ${result.error.message}`
      : `npm ci ended with ${result.status}`;
    refuse(`The dependencies could not be installed (${why}).`);
  }
  console.log(`Installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

function versionOf(node) {
  return spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout ?? '';
}

function majorOf(version) {
  return Number.parseInt(version, 10);
}

function handOver() {
  const child = spawn(ownNode, [join(root, 'scripts', `${program}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, PATH: bin + delimiter + machinePath },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => refuse(`Node 24 could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function refuse(sentence) {
  console.error(sentence);
  if (program === 'verify' || program === 'check') console.log('0 passed, 1 failed');
  process.exit(1);
}
