export {
  type ChoiceMatch,
  type Conversation,
  createConversation,
  ENGINE_COMMANDS,
  joinTexts,
  type Skills,
  type Timer,
  type Turn,
} from './conversation.ts';
export {
  type Answer,
  type AnyFlow,
  choice,
  type Flow,
  type Outcome,
  type Reading,
  type Step,
  type TurnContext,
} from './flow.ts';
export { type ConversationState, readState } from './state.ts';
