import {
  createTelegramChannel,
  type TelegramChannel,
  type TelegramOptions,
} from '../../../src/channels/telegram/index.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { createLog } from '../../../src/kernel/log.ts';

export const TEXTS = {
  id: {
    shareContact: 'Kirim nomor saya',
    shareLocation: 'Kirim lokasi saya',
    commands: [{ command: 'menu', description: 'Buka menu' }],
  },
  en: {
    shareContact: 'Share my number',
    shareLocation: 'Share my location',
    commands: [{ command: 'menu', description: 'Open the menu' }],
  },
};

/** A channel on a test server, silent, with no files of ours unless given. */
export function openChannel(
  server: { url: string; token: string },
  more: Partial<TelegramOptions> = {},
): TelegramChannel {
  return createTelegramChannel({
    token: server.token,
    apiRoot: server.url,
    readMedia: async () => new Uint8Array(),
    texts: TEXTS,
    log: createLog('silent'),
    clock: systemClock,
    ...more,
  });
}
