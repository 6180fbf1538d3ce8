export { createAccept } from './accept.ts';
export {
  type DueMessage,
  lateTogether,
  markDead,
  markDone,
  nextDueAt,
  postpone,
  replaceContent,
  setTimer,
  takeDue,
  textAt,
  textUnderWay,
  waitingTexts,
} from './inbox.store.ts';
