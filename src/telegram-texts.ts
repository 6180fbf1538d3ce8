import type { TelegramTexts } from './channels/telegram/index.ts';
import type { AllWords, Words } from './words/index.ts';

/** Commands in Telegram's menu button, what owners use most first; each is a command word of the lexicon. */
const COMMANDS = [
  'daftar',
  'syarat',
  'harga',
  'peluang',
  'ceklis',
  'kelas',
  'profil',
  'petugas',
  'menu',
  'bantuan',
  'bahasa',
  'berhenti',
] as const;

/** The few words Telegram shows on our behalf, from the locales. */
export function telegramTexts(words: AllWords): TelegramTexts {
  return { id: inLanguage(words.id), en: inLanguage(words.en) };
}

function inLanguage(words: Words): TelegramTexts['id'] {
  return {
    shareContact: words.label('telegram-share-contact'),
    shareLocation: words.label('telegram-share-location'),
    commands: COMMANDS.map((command) => ({
      command,
      description: words.label(`telegram-command-${command}`),
    })),
  };
}
