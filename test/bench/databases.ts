import { createTestDatabase, type TestDatabase } from '../support/database.ts';

/** The databases that a bench runs on: those named, else PostgreSQL where DATABASE_URL is set, and the embedded one. */
export function databases(named?: string): string[] {
  const able = process.env.DATABASE_URL ? ['postgres', 'pglite'] : ['pglite'];
  return named === undefined ? able : named.split(',');
}

/** A database of the bench's own on `pglite`, or on the server where the name is another. */
export async function databaseOn(on: string): Promise<TestDatabase> {
  const server = process.env.DATABASE_URL;
  if (on !== 'pglite') {
    if (!server) throw new Error(`set DATABASE_URL to run on ${on}`);
    return createTestDatabase();
  }
  delete process.env.DATABASE_URL;
  try {
    return await createTestDatabase();
  } finally {
    if (server) process.env.DATABASE_URL = server;
  }
}
