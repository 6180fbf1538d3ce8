import { defineConfig } from 'vitest/config';

/** Every test that needs no outside service. `DATABASE_URL` set: the same suite on PostgreSQL. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
