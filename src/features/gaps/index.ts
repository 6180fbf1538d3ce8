export { type GapKind, listGaps, recordGap } from './gaps.store.ts';
export type { GapGroup } from './group.ts';
