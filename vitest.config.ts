import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

declare module 'vitest' {
  interface ProvidedContext {
    /** What a `*.soak.ts` file asks for with `inject('soak')`; set by `npm run soak`. */
    soak: { minutes: number; seed: number };
  }
}

const tested = '{app,bench,components,db,lib,scripts}';
const soak = { minutes: Number(process.env.SOAK_MINUTES ?? 1), seed: Number(process.env.SOAK_SEED ?? 1) };

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    environment: 'node',
    setupFiles: ['scripts/fail-on-console.ts'],
    // Vitest leaves one core idle, which on two cores doubles the time.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // On a busy machine a second, the default, is no time.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: [`${tested}/**/*.test.{ts,tsx}`] } },
      {
        // Real clients against the built product: after the build, not in `check`.
        extends: true,
        test: { name: 'clients', include: ['e2e/clients/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'soak',
          include: [`${tested}/**/*.soak.ts`, 'e2e/**/*.soak.ts'],
          provide: { soak },
          testTimeout: (soak.minutes + 5) * 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
