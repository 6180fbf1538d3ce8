import { defineConfig } from 'prisma/config';

// `prisma generate` fetches a schema engine it does not use; pointing at any executable stops that.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
