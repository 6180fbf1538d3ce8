export { type Conversation, createConversation, joinTexts } from './conversation.ts';
export {
  type Answer,
  type AnyFlow,
  choice,
  type Finish,
  type Flow,
  type Outcome,
  type Reading,
  reply,
  replyMarkup,
  type Step,
  type TurnContext,
} from './flow.ts';
export {
  type Act,
  type ChoiceMatch,
  type Commands,
  commandFor,
  ENGINE_COMMANDS,
  type Skills,
  type Timer,
  type Turn,
} from './skills.ts';
export { type ConversationState, readState } from './state.ts';
