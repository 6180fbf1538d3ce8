export { askRunningProcess, serveOperations } from './control-socket.ts';
export { type OperationName, type OperationParts, runOperation } from './operations.ts';
