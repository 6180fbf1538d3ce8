export { labelOf, type Said, saidBy, TalkFile } from './said.ts';
export { createTalkFlow, type Talking, type TalkKind } from './talk.flow.ts';
export { type News, tellHandler, tellJobOf } from './tell.ts';
