import { startTelegramServer, type TelegramServer } from '../support/telegram-server.ts';
import { openWorldAround, postgres, type World as WorldAround } from '../support/world.ts';
import { SIZES } from './sizes.ts';

export const TOKEN = '424242:a-token-of-the-length-that-is-checked';
/** Far beyond what an answer takes, restarts and leases included. */
export const ANSWER_MS = 60_000;

export { postgres };

/** What a fault is tried on: the embedded database always, PostgreSQL where `DATABASE_URL` is set. */
export const databases = [
  { name: 'the embedded database', url: undefined },
  ...(postgres ? [{ name: 'PostgreSQL', url: postgres }] : []),
];

/** For faults beside the database: in the short form one of them. */
export const enoughDatabases = SIZES.everywhere ? databases : databases.slice(-1);

/** A database, a Telegram, and processes between them. */
export type World = WorldAround<TelegramServer>;

export const openWorld = (url: string | undefined): Promise<World> =>
  openWorldAround(
    url,
    () => startTelegramServer({ token: TOKEN }),
    (server) => ({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.url, QUIET_MS: '0' }),
  );
