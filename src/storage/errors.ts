import { CannotStartError } from '../kernel/cannot-start.ts';

/** The embedded database's directory is open in another process, or a second time in this one. */
export class StorageInUseError extends CannotStartError {
  override name = 'StorageInUseError';
  readonly code = 'STORAGE_IN_USE';
  readonly directory: string;

  constructor(directory: string, owner: string | undefined, options?: ErrorOptions) {
    const who = owner === undefined ? 'another process' : `process ${owner}`;
    super(
      `The database in ${directory} is already in use by ${who}. Stop that one first, give this one its own DATA_DIR, or set DATABASE_URL to share a PostgreSQL.`,
      options,
    );
    this.directory = directory;
  }
}

/** There is no room where the embedded database lies, or its disk fails. */
export class DiskFullError extends CannotStartError {
  override name = 'DiskFullError';
  readonly code = 'DISK_FULL';

  constructor(directory: string, options?: ErrorOptions) {
    super(
      `The database in ${directory} cannot be written: its disk is full, or fails. Make room and start again: what was acknowledged is kept.`,
      options,
    );
  }
}

/** The embedded database could not write what it must be able to write, or found its files damaged, and cannot go on. */
export class DatabasePanicError extends CannotStartError {
  override name = 'DatabasePanicError';
  readonly code = 'DATABASE_PANIC';

  /** @param panic the server's words; they name a file and the system's reason. */
  constructor(directory: string, panic: string, options?: ErrorOptions) {
    super(
      `The database in ${directory} cannot be written or read: ${panic}. If its disk is full or fails, make room or mend it; then start again: what was acknowledged is kept.`,
      options,
    );
  }
}

/**
 * Whether a query failed for want of room (SQLSTATE 53100), which is no fault of the query. Prisma tells the code of an embedded
 * database in its message alone.
 */
export function isOutOfRoom(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Code: `53100`');
}

/** The database's migration history does not fit this version's migrations; nothing was changed. */
export class MigrationError extends CannotStartError {
  override name = 'MigrationError';
  readonly code = 'MIGRATION';
  readonly migration: string;

  constructor(migration: string, reason: string, options?: ErrorOptions) {
    super(`Migration ${migration}: ${reason}`, options);
    this.migration = migration;
  }
}

/** The PostgreSQL of `DATABASE_URL` cannot be used: it does not answer, or does not let us in. */
export class StorageUnreachableError extends CannotStartError {
  override name = 'StorageUnreachableError';
  readonly code = 'STORAGE_UNREACHABLE';

  /** @param reason the driver's words; they name host, user or database, never the password. */
  constructor(reason: string, options?: ErrorOptions) {
    super(`The PostgreSQL of DATABASE_URL cannot be used: ${reason}.`, options);
  }
}

/** Personal data is sealed with a key that was not given; nothing was changed. */
export class MissingSecretError extends CannotStartError {
  override name = 'MissingSecretError';
  readonly code = 'MISSING_SECRET';

  constructor() {
    super(
      'Personal data in the database is sealed with a key that SECRETS_KEY does not have. Put that key back, behind the new one where there is a new one.',
    );
  }
}
