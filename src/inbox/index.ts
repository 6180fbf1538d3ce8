export { createAccept } from './accept.ts';
export {
  type DueMessage,
  markDead,
  markDone,
  nextDueAt,
  postpone,
  replaceContent,
  setTimer,
  takeDue,
  waitingTexts,
} from './inbox.store.ts';
