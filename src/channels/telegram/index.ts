export { checkToken } from './check-token.ts';
export type { ChannelWords, TelegramTexts } from './commands.ts';
export { createTelegramChannel, type TelegramChannel, type TelegramOptions } from './telegram-channel.ts';
