export { type Asked, countQuestion } from './count.store.ts';
export { type StatisticsParts, statisticsCommand } from './show.ts';
