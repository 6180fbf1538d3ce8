import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Every test that needs no outside service. `DATABASE_URL` set: the same suite on PostgreSQL. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/chaos/**'],
    globalSetup: 'test/support/run-folder.ts',
    pool: 'forks',
    isolate: false,
    // Vitest leaves one core of two idle; the tests' databases and processes do not share anything.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Far above what any test takes: a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A state is waited for, however busy the machine is.
    expect: { poll: { timeout: 20_000 } },
  },
});
