import { AsyncLocalStorage } from 'node:async_hooks';
import { changed, type DriverFactory, type DriverTransaction, type Statements } from './driver.ts';

/** Knows whether the running code is inside a transaction's callback, and whether a statement of that transaction failed. */
export interface TransactionScope {
  /** Runs what begins one transaction and calls `body` with what is to happen inside it, and where its statements go. */
  run<T>(
    begin: (inside: <R>(body: (statements: () => Statements) => Promise<R>) => Promise<R>) => Promise<T>,
  ): Promise<T>;
  /** Wraps a driver so that a query beside the running transaction fails at once. */
  guard(factory: DriverFactory): DriverFactory;
  /** Where statements outside a transaction go, once the guarded driver is connected. */
  outside(): Statements;
}

interface Scope {
  /** The callback is running. */
  open: boolean;
  /** A statement failed: PostgreSQL answers COMMIT with a quiet ROLLBACK. */
  failed: boolean;
  /** Begun, and neither committed nor rolled back: later its connection is somebody else's. */
  transaction?: Statements | undefined;
}

/**
 * A query on the global client inside a transaction would not commit with it, and on PGlite's single
 * connection it would wait for that very transaction: a deadlock. Both are made an error that names itself.
 */
export function createTransactionScope(): TransactionScope {
  // The flag is cleared when the callback settles, so timers and listeners started inside are free again.
  const current = new AsyncLocalStorage<Scope>();

  let root: Statements | undefined;

  const refuseInside = () => {
    if (current.getStore()?.open === true) {
      throw new Error(
        'storage.db or a second transaction was used inside a transaction; use the transaction client that the callback receives',
      );
    }
  };

  return {
    run(begin) {
      refuseInside();
      const scope: Scope = { open: false, failed: false };
      return current.run(scope, () =>
        begin(async (body) => {
          scope.open = true;
          try {
            const result = await body(() => running(scope));
            if (scope.failed) throw new Error('the transaction is aborted: a statement of it failed before');
            return result;
          } finally {
            scope.open = false;
          }
        }),
      );
    },
    outside() {
      if (!root) throw new Error('the database is not connected');
      return root;
    },
    guard(factory) {
      return {
        provider: factory.provider,
        adapterName: factory.adapterName,
        async connect() {
          const inner = await factory.connect();
          const outside: Statements = {
            async queryRaw(query) {
              refuseInside();
              return inner.queryRaw(query);
            },
            async executeRaw(query) {
              refuseInside();
              return inner.executeRaw(query);
            },
          };
          root = outside;
          return {
            provider: inner.provider,
            adapterName: inner.adapterName,
            ...outside,
            async startTransaction(level) {
              refuseInside();
              const tx = await inner.startTransaction(level);
              const scope = current.getStore();
              return scope ? followed(tx, scope) : tx;
            },
            executeScript: (script) => inner.executeScript(script),
            getConnectionInfo: () => inner.getConnectionInfo?.() ?? { supportsRelationJoins: false },
            dispose: () => inner.dispose(),
          };
        },
      };
    },
  };
}

function running({ transaction }: Scope): Statements {
  if (!transaction) throw new Error('the transaction has ended: it took too long, or was rolled back');
  return transaction;
}

/** Notes in `scope` how the transaction goes, and until when it takes statements. */
function followed(tx: DriverTransaction, scope: Scope): DriverTransaction {
  const noted = async <T>(statement: Promise<T>): Promise<T> => {
    try {
      return await statement;
    } catch (error) {
      scope.failed = true;
      throw error;
    }
  };
  const ending = (sql: string) => /^(commit|rollback)$/i.test(sql.trim());
  const end = () => {
    scope.transaction = undefined;
  };
  const statements: Statements = {
    queryRaw: (query) => noted(tx.queryRaw(query)),
    executeRaw(query) {
      if (ending(query.sql)) end();
      return noted(tx.executeRaw(query));
    },
  };
  scope.transaction = statements;
  return changed(tx, {
    ...statements,
    commit() {
      end();
      return tx.commit();
    },
    rollback() {
      end();
      return tx.rollback();
    },
  });
}
