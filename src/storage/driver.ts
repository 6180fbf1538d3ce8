import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';

/** Prisma's driver interfaces; the runtime exports only the factory's name. */
export type DriverFactory = SqlDriverAdapterFactory;
export type Driver = Awaited<ReturnType<DriverFactory['connect']>>;
export type DriverTransaction = Awaited<ReturnType<Driver['startTransaction']>>;
export type IsolationLevel = Parameters<Driver['startTransaction']>[0];
