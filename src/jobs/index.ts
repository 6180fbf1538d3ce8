export type { JobContext, JobHandler, NewJob } from './job.ts';
export { putJobs } from './jobs.store.ts';
export { createJobWorker, type JobWorker } from './worker.ts';
