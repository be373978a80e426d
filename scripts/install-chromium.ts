// Makes sure that there is a browser for the end-to-end tests: as root on Debian it installs the system's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

let chromium = findChromium();
if (!chromium && !process.env.CHROMIUM_PATH && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
  console.log('Installing the chromium package…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  chromium = findChromium();
}
if (chromium) {
  const { stdout } = spawnSync(chromium, ['--version'], { encoding: 'utf8' });
  console.log(`${chromium}: ${stdout?.trim()}`);
} else {
  const named = process.env.CHROMIUM_PATH;
  console.error(
    named ? `CHROMIUM_PATH names no program: ${named}` : 'No Chromium was found: install one, or set CHROMIUM_PATH.',
  );
  process.exitCode = 1;
}
