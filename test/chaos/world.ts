import { vi } from 'vitest';
import {
  type AssistantProcess,
  type Environment,
  environmentOf,
  startAssistant,
} from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server.ts';
import { SIZES } from './sizes.ts';

export const TOKEN = '424242:a-token-of-the-length-that-is-checked';
/** Far beyond what an answer takes, restarts and leases included. */
export const ANSWER_MS = 60_000;

/** The PostgreSQL of the run, where there is one. */
export const postgres = process.env.DATABASE_URL;

/** What a fault is tried on: the embedded database always, PostgreSQL where `DATABASE_URL` is set. */
export const databases = [
  { name: 'the embedded database', url: undefined },
  ...(postgres ? [{ name: 'PostgreSQL', url: postgres }] : []),
];

/** For faults beside the database: in the short form one of them. */
export const enoughDatabases = SIZES.everywhere ? databases : databases.slice(-1);

/** A database, a Telegram, and processes between them that can be hurt. */
export interface World {
  readonly database: TestDatabase;
  readonly server: TelegramServer;
  readonly assistants: AssistantProcess[];
  /** One more process on the same database. */
  start(more?: Environment): Promise<AssistantProcess>;
  close(): Promise<void>;
}

export async function openWorld(url: string | undefined): Promise<World> {
  vi.stubEnv('DATABASE_URL', url);
  const database = await createTestDatabase();
  const server = await startTelegramServer({ token: TOKEN });
  const assistants: AssistantProcess[] = [];
  return {
    database,
    server,
    assistants,
    async start(more = {}) {
      const environment = {
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: server.url,
        QUIET_MS: '0',
        ...more,
      };
      const assistant = await startAssistant(environmentOf(database, environment));
      assistants.push(assistant);
      return assistant;
    },
    async close() {
      for (const assistant of assistants) await assistant.kill();
      await server.close();
      await database.drop();
      vi.unstubAllEnvs();
    },
  };
}
