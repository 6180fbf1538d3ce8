export type { AssistantMessage, ChatFeed, ChatMessage, PersonMessage } from './chat-feed.ts';
export type { PageTexts } from './page-texts.ts';
export { createWebchatChannel, type WebchatOptions } from './webchat-channel.ts';
