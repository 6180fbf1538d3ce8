import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';

/** Prisma's driver interfaces; the runtime exports only the factory's name. */
export type DriverFactory = SqlDriverAdapterFactory;
export type Driver = Awaited<ReturnType<DriverFactory['connect']>>;
export type DriverTransaction = Awaited<ReturnType<Driver['startTransaction']>>;
/** What takes statements, without Prisma's client before it. */
export type Statements = Pick<DriverTransaction, 'queryRaw' | 'executeRaw'>;
export type IsolationLevel = Parameters<Driver['startTransaction']>[0];

/** A transaction with some of its methods in place of its own. */
export function changed(tx: DriverTransaction, methods: Partial<DriverTransaction>): DriverTransaction {
  return new Proxy(tx, {
    get(target, name) {
      if (Object.hasOwn(methods, name)) return Reflect.get(methods, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
