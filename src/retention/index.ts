export { retentionJob } from './retention-job.ts';
export { RETENTION } from './rules.ts';
