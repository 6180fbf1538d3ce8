import { AsyncLocalStorage } from 'node:async_hooks';
import type { DriverFactory } from './driver.ts';

/** Knows whether the running code is inside a transaction's callback. */
export interface TransactionScope {
  run<T>(fn: () => Promise<T>): Promise<T>;
  /** Wraps a driver so that a query beside the running transaction fails at once. */
  guard(factory: DriverFactory): DriverFactory;
}

/**
 * A query on the global client inside a transaction would not commit with it, and on PGlite's single
 * connection it would wait for that very transaction: a deadlock. Both are made an error that names itself.
 */
export function createTransactionScope(): TransactionScope {
  // The flag is cleared when the callback settles, so timers and listeners started inside are free again.
  const current = new AsyncLocalStorage<{ open: boolean }>();

  const refuseInside = () => {
    if (current.getStore()?.open === true) {
      throw new Error(
        'storage.db or a second transaction was used inside a transaction; use the transaction client that the callback receives',
      );
    }
  };

  return {
    async run(fn) {
      const scope = { open: true };
      try {
        return await current.run(scope, fn);
      } finally {
        scope.open = false;
      }
    },
    guard(factory) {
      return {
        provider: factory.provider,
        adapterName: factory.adapterName,
        async connect() {
          const inner = await factory.connect();
          return {
            provider: inner.provider,
            adapterName: inner.adapterName,
            async queryRaw(query) {
              refuseInside();
              return inner.queryRaw(query);
            },
            async executeRaw(query) {
              refuseInside();
              return inner.executeRaw(query);
            },
            async startTransaction(level) {
              refuseInside();
              return inner.startTransaction(level);
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
