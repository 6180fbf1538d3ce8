export { createAccept } from './accept.ts';
export {
  type DueMessage,
  lateTogether,
  markDead,
  markDone,
  nextDueAt,
  type Pace,
  postpone,
  replaceContent,
  setTimer,
  takeDue,
  textAt,
  textUnderWay,
  tooEarly,
  waitingTexts,
} from './inbox.store.ts';
