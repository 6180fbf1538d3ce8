import { vi } from 'vitest';
import {
  type AssistantProcess,
  type Environment,
  environmentOf,
  startAssistant,
} from '../support/assistant-process.ts';
import { createTestDatabase } from '../support/database.ts';
import { type Shown, startWhatsappServer, type WhatsappServer } from '../support/whatsapp-server.ts';

const SECRET = 'a-secret-of-more-than-32-characters!';

/** A dead holder's lease, and a message that was never confirmed. */
export const ANSWER_MS = 60_000;

/** The PostgreSQL of the run, where there is one. */
export const postgres = process.env.DATABASE_URL;

export const databases = [
  { name: 'PGlite', url: undefined },
  ...(postgres ? [{ name: 'PostgreSQL', url: postgres }] : []),
];

/** A WhatsApp, a database, and processes between them. */
export interface WhatsappWorld {
  readonly server: WhatsappServer;
  /** One more process on the database. */
  start(more?: Environment): Promise<AssistantProcess>;
  close(): Promise<void>;
}

export async function openWhatsappWorld(url: string | undefined): Promise<WhatsappWorld> {
  vi.stubEnv('DATABASE_URL', url);
  const database = await createTestDatabase();
  const server = await startWhatsappServer(database.config.dataDir);
  const processes: AssistantProcess[] = [];
  return {
    server,
    async start(more = {}) {
      const environment = {
        WHATSAPP_ENABLED: 'on',
        WHATSAPP_WS_URL: server.url,
        WHATSAPP_PER_MINUTE: '6000',
        WHATSAPP_TYPING_MS: '0',
        SECRETS_KEY: SECRET,
        ...more,
      };
      const assistant = await startAssistant(environmentOf(database, environment));
      processes.push(assistant);
      return assistant;
    },
    async close() {
      for (const assistant of processes) await assistant.kill();
      await server.close();
      await database.drop();
      vi.unstubAllEnvs();
    },
  };
}

/** Each message that a phone shows: it knows one by its id. */
export function messages(server: WhatsappServer): Map<string, Shown> {
  return new Map(server.shown.map((shown) => [`${shown.to} ${shown.id}`, shown]));
}
