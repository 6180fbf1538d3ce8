export {
  findGroup,
  type GapKind,
  listGaps,
  listOpenGroups,
  markAnswered,
  recordGap,
  reopenGaps,
} from './gaps.store.ts';
export type { GapGroup } from './group.ts';
export { maskNames, maskPersonal } from './mask.ts';
