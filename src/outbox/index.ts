export { createDispatcher, type Dispatcher } from './dispatcher.ts';
export { enqueue, type NewOutbound, PRIORITY } from './outbox.store.ts';
