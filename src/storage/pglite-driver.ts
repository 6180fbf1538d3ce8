import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Driver, DriverFactory, DriverTransaction, IsolationLevel } from './driver.ts';

/**
 * pglite-prisma-adapter with its transactions replaced. Version 0.7.2 sets the isolation level before BEGIN,
 * where it has no effect; reports a failed COMMIT as done; and does not wait for ROLLBACK.
 * Its conversion of values is used as it is.
 */
export function createPgliteDriver(pglite: PGlite): DriverFactory {
  const packaged = new PrismaPGlite(asConnection(pglite, pglite));
  return {
    provider: packaged.provider,
    adapterName: packaged.adapterName,
    async connect() {
      const plain = await packaged.connect();
      return {
        provider: plain.provider,
        adapterName: plain.adapterName,
        queryRaw: (query) => plain.queryRaw(query),
        executeRaw: (query) => plain.executeRaw(query),
        async executeScript(script) {
          await pglite.exec(script);
        },
        startTransaction: (level) => startTransaction(pglite, level),
        getConnectionInfo: () => ({ supportsRelationJoins: true }),
        dispose: () => plain.dispose(),
      } satisfies Driver;
    },
  };
}

type PgliteTransaction = Parameters<Parameters<PGlite['transaction']>[0]>[0];

/** Opens PGlite's transaction, which lives as long as a callback, and holds that callback until the end is known. */
async function startTransaction(pglite: PGlite, level: IsolationLevel): Promise<DriverTransaction> {
  // The database runs on this very thread and its promises are microtasks: a queue of transactions, each begun as the last
  // one ends, would keep every socket and timer of the process waiting until it is empty.
  await eventLoopTurn();
  const opened = Promise.withResolvers<PgliteTransaction>();
  const held = Promise.withResolvers<void>();

  const ended = pglite.transaction(async (tx) => {
    if (level !== undefined) await tx.exec(`SET TRANSACTION ISOLATION LEVEL ${level}`);
    opened.resolve(tx);
    await held.promise;
  });
  // Also marks `ended` as handled: after the opening its failure is the committer's to see.
  ended.catch(opened.reject);

  const tx = await opened.promise;
  const statements = await new PrismaPGlite(asConnection(tx, pglite)).connect();
  return {
    provider: statements.provider,
    adapterName: statements.adapterName,
    // PGlite issues BEGIN, COMMIT and ROLLBACK itself; Prisma is only to log them.
    options: { usePhantomQuery: true },
    queryRaw: (query) => statements.queryRaw(query),
    executeRaw: (query) => statements.executeRaw(query),
    async commit() {
      held.resolve();
      await ended;
    },
    async rollback() {
      try {
        await tx.rollback();
      } finally {
        held.resolve();
        await ended;
      }
    },
  };
}

/** Whose parsers of values are the packaged driver's. */
const taught = new WeakSet<PGlite>();

/**
 * The packaged driver takes a connection, of which it calls `query` for statements: here the transaction's, or all of PGlite. With each
 * statement it hands over its parsers of values, and PGlite would merge them with its own, of every type, each time: a fifteenth of a turn.
 * They become PGlite's own once.
 */
function asConnection(within: Pick<PGlite, 'query'>, pglite: PGlite): PGlite {
  const query: PGlite['query'] = (sql, params, { parsers, ...options } = {}) => {
    if (parsers && !taught.has(pglite)) {
      Object.assign(pglite.parsers, parsers);
      taught.add(pglite);
    }
    return within.query(sql, params, options);
  };
  return new Proxy(pglite, {
    get: (target, name) => (name === 'query' ? query : Reflect.get(target, name, target)),
  });
}
