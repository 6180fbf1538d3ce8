export type { HttpParts, Webhook } from './app.ts';
export { createHttp, type Http } from './http.ts';
export { createMetrics, type Metrics, type OutboxDepth } from './metrics.ts';
export type { PartHealth, Readiness } from './readiness.ts';
