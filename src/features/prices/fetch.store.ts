import type { Tx } from '../../storage/index.ts';
import type { FetchState } from './sources/source.ts';

export interface FetchRecord extends FetchState {
  source: string;
  checkedAt: Date;
  fetchedAt: Date | null;
  edition: string | null;
  failures: number;
}

export async function readFetch(tx: Tx, source: string): Promise<FetchState> {
  const row = await tx.priceFetch.findUnique({ where: { source } });
  return {
    url: row?.url ?? undefined,
    etag: row?.etag ?? undefined,
    lastModified: row?.lastModified ?? undefined,
  };
}

export async function listFetches(tx: Tx): Promise<Array<Omit<FetchRecord, keyof FetchState>>> {
  return tx.priceFetch.findMany({
    select: { source: true, checkedAt: true, fetchedAt: true, edition: true, failures: true },
    orderBy: { source: 'asc' },
  });
}

/** A good answer: failures are forgotten; `edition` where there was a new one. */
export async function noteSuccess(
  tx: Tx,
  source: string,
  now: Date,
  fetched?: { edition: string; state: FetchState },
): Promise<void> {
  const news = fetched
    ? {
        edition: fetched.edition,
        fetchedAt: now,
        url: fetched.state.url ?? null,
        etag: fetched.state.etag ?? null,
        lastModified: fetched.state.lastModified ?? null,
      }
    : {};
  const data = { checkedAt: now, failures: 0, ...news };
  await tx.priceFetch.upsert({ where: { source }, create: { source, ...data }, update: data });
}

export async function noteFailure(tx: Tx, source: string, now: Date): Promise<void> {
  await tx.priceFetch.upsert({
    where: { source },
    create: { source, checkedAt: now, failures: 1 },
    update: { checkedAt: now, failures: { increment: 1 } },
  });
}
