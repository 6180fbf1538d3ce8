import { createSecretBox } from '../kernel/secret-box.ts';
import type { Storage, Tx } from '../storage/index.ts';

/** Keys sealed anew in one transaction. */
const BATCH = 500;

/** Keys of accounts that are not sealed with the first of `secrets`. */
export async function countStaleKeys(tx: Tx, secrets: readonly string[]): Promise<number> {
  if (!secrets.length) return 0;
  const [row] = await tx.$queryRaw<Array<{ count: bigint }>>`
    SELECT count(*) FROM "AccountKey" WHERE NOT starts_with(value, ${beginningOf(secrets)})`;
  return Number(row?.count ?? 0);
}

/**
 * Seals the keys of accounts with the first of `secrets`, beside a running connection: one that it writes meanwhile is sealed
 * so anyway, and stays. Rejects with a `SealedError` where none of the secrets opens a key. Returns how many were changed.
 */
export async function sealKeysAnew(storage: Storage, secrets: readonly string[]): Promise<number> {
  if (!secrets.length) return 0;
  const box = createSecretBox(secrets);
  const beginning = beginningOf(secrets);
  for (let changed = 0; ; ) {
    const some = await storage.transaction(async (tx) => {
      const rows = await tx.$queryRaw<Array<{ channel: string; kind: string; id: string; value: string }>>`
        SELECT channel, kind, id, value FROM "AccountKey" WHERE NOT starts_with(value, ${beginning})
        ORDER BY channel, kind, id LIMIT ${BATCH} FOR UPDATE`;
      for (const { channel, kind, id, value } of rows) {
        const place = `${channel}/${kind}/${id}`;
        await tx.accountKey.update({
          where: { channel_kind_id: { channel, kind, id } },
          data: { value: box.seal(box.open(value, place), place) },
        });
      }
      return rows.length;
    });
    changed += some;
    if (some < BATCH) return changed;
  }
}

/** How what the first secret seals begins: it names the key. */
function beginningOf([current = '']: readonly string[]): string {
  return createSecretBox([current])
    .seal('', '')
    .replace(/[^:]*$/, '');
}
