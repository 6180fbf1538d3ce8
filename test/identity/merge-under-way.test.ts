import { afterEach, describe, expect, test } from 'vitest';
import { mergePersons } from '../../src/identity/index.ts';
import { createAccept } from '../../src/inbox/index.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { openTestStorage, type TestStorage } from '../support/shared-storage.ts';
import { type Desk, echo, openDesk } from '../turns/desk.ts';

const onPostgres = process.env.DATABASE_URL !== undefined;
const NEWS = 12;

/** Locks between connections are PostgreSQL's. */
describe.runIf(onPostgres)('people are merged while their chats are busy', () => {
  let storage: TestStorage;
  let desk: Desk;
  afterEach(async () => {
    await desk.close();
    await storage.close();
  });

  test('every message is acted on once and in order, by a person who exists', async () => {
    storage = await openTestStorage();
    desk = await openDesk({
      storage,
      async handle(stored, content, context) {
        if (content.kind !== 'text') throw new Error('only texts here');
        const { tx, personId } = context;
        const [, partner] = /^gabung (\S+)/.exec(content.text) ?? [];
        if (partner) {
          const { personId: drop } = await tx.chat.findFirstOrThrow({ where: { address: partner } });
          await mergePersons(tx, {
            keep: personId,
            drop,
            businessOf: null,
            now: context.now,
            newId: () => uuidv7(),
          });
        }
        // Fails where the turn's person was merged away under it.
        await tx.consent.create({
          data: {
            id: uuidv7(),
            personId,
            purpose: 'x',
            version: '1',
            channel: 'telegram',
            givenAt: context.now,
          },
        });
        return echo(stored, content, context);
      },
    });
    const pairs = Array.from({ length: 6 }, (_, n) => [`a${n}`, `b${n}`] as const);
    for (const [a, b] of pairs) {
      await desk.receive(a, `${a}:0`);
      await desk.receive(b, `${b}:0`);
    }
    for (let i = 0; i < 2; i += 1) desk.another({ concurrency: 4 }).start();
    for (let i = 1; i < NEWS; i += 1) {
      await Promise.all(
        pairs.flatMap(([a, b]) => [
          desk.receive(a, `${a}:${i}`),
          desk.receive(b, i === NEWS / 2 ? `gabung ${a} ${b}:${i}` : `${b}:${i}`),
        ]),
      );
    }
    const all = pairs.length * 2 * NEWS;
    await expect
      .poll(() => storage.db.inboxMessage.count({ where: { state: 'done' } }), { timeout: 60_000 })
      .toBe(all);
    expect(await storage.db.inboxMessage.count({ where: { attempts: { gt: 0 } } })).toBe(0);
    expect(await storage.db.person.count()).toBe(pairs.length);
    expect(await storage.db.consent.count()).toBe(all);
    for (const name of pairs.flat()) {
      // What was committed: two merges may wait crosswise, and the turns of one transaction are then done again.
      const mine = (await desk.said(name)).map((text) => text.split(' ').at(-1));
      expect(mine).toEqual(Array.from({ length: NEWS }, (_, i) => `${name}:${i}`));
    }
  }, 90_000);

  test('a chat whose messages arrive while it is merged away loses none', async () => {
    storage = await openTestStorage();
    desk = await openDesk({ storage });
    for (let i = 0; i < 2; i += 1) desk.another({ concurrency: 4 }).start();
    const arrive = (id: string, address: string, aliases: string[]) =>
      createAccept({ storage, clock: { now: () => desk.now() }, newId: () => uuidv7() })({
        id,
        address: { channel: 'telegram', id: address },
        sentAt: desk.now(),
        sender: { aliases },
        content: { kind: 'start' },
      });
    for (let n = 0; n < 8; n += 1) {
      await Promise.all([arrive(`${n}a`, `p${n}`, []), arrive(`${n}b`, `l${n}`, [])]);
      await Promise.all([
        arrive(`${n}c`, `p${n}`, []),
        arrive(`${n}d`, `l${n}`, [`p${n}`]),
        arrive(`${n}e`, `l${n}`, []),
        arrive(`${n}f`, `p${n}`, [`l${n}`]),
      ]);
    }
    await expect
      .poll(() => storage.db.inboxMessage.count({ where: { state: 'done' } }), { timeout: 60_000 })
      .toBe(48);
    expect(await storage.db.outboxMessage.count()).toBe(48);
    expect([await storage.db.chat.count(), await storage.db.person.count()]).toEqual([8, 8]);
  }, 90_000);
});
