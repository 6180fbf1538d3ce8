import { defineConfig } from 'vitest/config';

/** The assistant as a child process, against real servers, a real browser and `kill -9`. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.test.ts'],
    globalSetup: 'test/support/run-folder.ts',
    pool: 'forks',
    // They wait more than they work: for leases, restarts, a broadcast's pace.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
