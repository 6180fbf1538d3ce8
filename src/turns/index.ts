export type { ChatTurn, TimerJob, TimerVerdict } from './chat-turn.ts';
export { createTurnWorker, type TurnWorker } from './worker.ts';
