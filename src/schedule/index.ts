export type { Job, Run } from './job.ts';
export { createScheduler, type Scheduler } from './scheduler.ts';
