/** The embedded database's directory is open in another process, or a second time in this one. */
export class StorageInUseError extends Error {
  readonly code = 'STORAGE_IN_USE';
  readonly directory: string;

  constructor(directory: string, owner: string | undefined, options?: ErrorOptions) {
    const who = owner === undefined ? 'another process' : `process ${owner}`;
    super(
      `The database in ${directory} is already in use by ${who}. Stop that one first, give this one its own DATA_DIR, or set DATABASE_URL to share a PostgreSQL.`,
      options,
    );
    this.name = 'StorageInUseError';
    this.directory = directory;
  }
}

/** The database's migration history does not fit this version's migrations; nothing was changed. */
export class MigrationError extends Error {
  readonly code = 'MIGRATION';
  readonly migration: string;

  constructor(migration: string, reason: string, options?: ErrorOptions) {
    super(`Migration ${migration}: ${reason}`, options);
    this.name = 'MigrationError';
    this.migration = migration;
  }
}
