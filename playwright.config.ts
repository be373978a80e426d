import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.ts';

// Set once by the first process that reads this file; its workers inherit them.
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_UPSTREAM_PORT ??= String(await freePort());
process.env.E2E_SERVER_PORT ??= String(await freePort());
process.env.E2E_DATA_DIR ??= temporaryFolder();
process.env.E2E_EMAIL ??= 'ada@example.com';
process.env.E2E_PASSWORD ??= 'analytical engine';

const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;
const isCi = Boolean(process.env.CI);

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  reporter: isCi ? 'list' : 'line',
  forbidOnly: isCi,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    // Recording takes a page's time, which some of these tests measure: `--trace on` where a failure does not explain itself.
    trace: 'off',
    launchOptions: {
      ...(findChromium() ? { executablePath: findChromium() as string } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node server.ts',
    url: `${baseURL}/api/health`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      PARALLAX_ADMIN_EMAIL: process.env.E2E_EMAIL,
      PARALLAX_ADMIN_PASSWORD: process.env.E2E_PASSWORD,
      OPENROUTER_API_KEY: '',
      // Nobody listens there, until a test of connections does.
      OPENROUTER_BASE_URL: `http://127.0.0.1:${process.env.E2E_UPSTREAM_PORT}/api/v1`,
      PARALLAX_PRIVATE_ORIGINS: `http://127.0.0.1:${process.env.E2E_SERVER_PORT}`,
      LOG_LEVEL: 'warn',
    },
  },
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-e2e-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
