import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** The assistant as a child process, against real servers, a real browser and every fault (test/chaos). */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.test.ts', 'test/chaos/*.test.ts'],
    globalSetup: ['test/support/run-folder.ts', 'test/chaos/seed.ts'],
    pool: 'forks',
    // They wait more than they work: for leases, restarts, a pace. Three keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A state is waited for, however busy the machine is.
    expect: { poll: { timeout: 20_000 } },
  },
});
