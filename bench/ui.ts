import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { measurePicker, type PickerFigures } from './measure-picker.ts';
import { startProcess } from './start-process.ts';
import { quantile, rounded } from './statistics.ts';

const ROUNDS = 5;
const OWNER = { email: 'ada@example.com', password: 'analytical engine' };

/** How long the built pages take in a real browser on a processor four times slower: the picker with 500 models. */
export async function benchUi(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-bench-'));
  const server = await startProcess(['server.ts'], {
    env: {
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      PARALLAX_ADMIN_EMAIL: OWNER.email,
      PARALLAX_ADMIN_PASSWORD: OWNER.password,
    },
    ready: /ready: (\S+)/,
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext({ baseURL: server.url });
    await context.request.post('/api/auth/sign-in/email', { data: OWNER });
    const page = await context.newPage();
    await page.goto('/chat');
    const rounds: PickerFigures[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measurePicker(page));
    return {
      ui: {
        'picker opens, ms': summed(
          rounds.map(({ openMs }) => openMs),
          400,
        ),
        'picker answers a key, ms': summed(
          rounds.map(({ keyMs }) => keyMs),
          60,
        ),
      },
    };
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function summed(values: number[], goal: number) {
  return { median: rounded(quantile(values, 0.5)), slowest: rounded(Math.max(...values)), goal };
}
