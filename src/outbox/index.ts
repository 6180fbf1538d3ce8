export { createDispatcher, type Dispatcher } from './dispatcher.ts';
export { chatHistory, sentSince } from './feed.store.ts';
export { type DeadLetter, listDeadLetters, outboxDepth, retryDeadLetters } from './operate.store.ts';
export { enqueue, type NewOutbound, PRIORITY } from './outbox.store.ts';
