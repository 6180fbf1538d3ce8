import { vi } from 'vitest';
import {
  type AssistantProcess,
  type Environment,
  environmentOf,
  startAssistant,
} from './assistant-process.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** The PostgreSQL of the run, where there is one. */
export const postgres = process.env.DATABASE_URL;

/** A database, a platform's server, and processes between them that can be hurt. */
export interface World<S> {
  readonly database: TestDatabase;
  readonly server: S;
  readonly assistants: AssistantProcess[];
  /** One more process on the same database. */
  start(more?: Environment): Promise<AssistantProcess>;
  close(): Promise<void>;
}

/** `environment`: by which a process finds the server, beside its database. */
export async function openWorldAround<S extends { close(): Promise<void> }>(
  url: string | undefined,
  startServer: (database: TestDatabase) => Promise<S>,
  environment: (server: S) => Environment,
): Promise<World<S>> {
  vi.stubEnv('DATABASE_URL', url);
  const database = await createTestDatabase();
  const server = await startServer(database);
  const assistants: AssistantProcess[] = [];
  return {
    database,
    server,
    assistants,
    async start(more = {}) {
      const assistant = await startAssistant(environmentOf(database, { ...environment(server), ...more }));
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
