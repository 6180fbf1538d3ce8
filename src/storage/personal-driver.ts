import type { PersonalBox } from '../kernel/personal.ts';
import { changed, type Driver, type DriverFactory, type DriverTransaction } from './driver.ts';

type Query = Parameters<Driver['queryRaw']>[0];
type Results = Awaited<ReturnType<Driver['queryRaw']>>;

/**
 * Seals what is marked as personal on its way into the database, and opens it on its way out: the one place that every query
 * passes, Prisma's own and raw ones. What is read inside a larger value (`row_to_json`) stays sealed, as a backup wants it.
 */
export function withPersonalData(factory: DriverFactory, box: PersonalBox): DriverFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const inner = await factory.connect();
      const queries = around(inner, box);
      return {
        provider: inner.provider,
        adapterName: inner.adapterName,
        ...queries,
        async startTransaction(level) {
          const tx = await inner.startTransaction(level);
          return changed(tx, around(tx, box));
        },
        executeScript: (script) => inner.executeScript(script),
        getConnectionInfo: () => inner.getConnectionInfo?.() ?? { supportsRelationJoins: false },
        dispose: () => inner.dispose(),
      };
    },
  };
}

function around(inner: Driver | DriverTransaction, box: PersonalBox) {
  const sealed = (query: Query): Query => ({ ...query, args: query.args.map(box.write) });
  const opened = (results: Results): Results => ({
    ...results,
    rows: results.rows.map((row) => row.map(box.read)),
  });
  return {
    queryRaw: async (query: Query) => opened(await inner.queryRaw(sealed(query))),
    executeRaw: (query: Query) => inner.executeRaw(sealed(query)),
  };
}
