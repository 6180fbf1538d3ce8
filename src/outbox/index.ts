export { type Amendment, amend } from './amend.store.ts';
export { createDispatcher, type Dispatcher, type Feed } from './dispatcher.ts';
export { chatHistory, sentSince } from './feed.store.ts';
export { type DeadLetter, listDeadLetters, outboxDepth, retryDeadLetters } from './operate.store.ts';
export { enqueue, type NewOutbound, PRIORITY } from './outbox.store.ts';
export { PACE, type PaceLimits, telegramPace } from './pace.ts';
export { findPayload, keepPayload } from './payloads.store.ts';
export { type PushBudget, reopenReachOuts, spentToday } from './push-budget.store.ts';
export { noteReceipts } from './receipts.store.ts';
