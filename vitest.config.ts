import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const tested = '{app,bench,components,db,lib,scripts}';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    environment: 'node',
    setupFiles: ['scripts/fail-on-console.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'unit', include: [`${tested}/**/*.test.{ts,tsx}`] } },
      {
        extends: true,
        test: { name: 'soak', include: [`${tested}/**/*.soak.ts`], testTimeout: 3_600_000, fileParallelism: false },
      },
    ],
  },
});
