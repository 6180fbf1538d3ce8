import { afterEach, expect, test } from 'vitest';
import { plain } from '../../src/messages/index.ts';
import type { ChatTurn } from '../../src/turns/index.ts';
import { type Desk, echo, type Handle, openDesk } from './desk.ts';

let desk: Desk;
afterEach(() => desk.close());

const WHO = ['tini', 'budi', 'sari', 'joko'];

/** Which turns shared a transaction, in the order in which they were handled; what was rolled back is there as well. */
function watched(handle: Handle = echo): { handle: Handle; together: () => string[][] } {
  const byTx = new Map<ChatTurn['tx'], string[]>();
  return {
    async handle(stored, content, context) {
      const text = content.kind === 'text' ? content.text : content.kind;
      byTx.set(context.tx, [...(byTx.get(context.tx) ?? []), text]);
      return handle(stored, content, context);
    },
    together: () => [...byTx.values()],
  };
}

test('what is due in several chats at once is acted on in one transaction, a chat’s own messages one after another', async () => {
  const { handle, together } = watched();
  desk = await openDesk({ handle });
  for (const text of ['satu', 'dua']) for (const who of WHO) await desk.receive(who, `${who} ${text}`);
  await desk.worker.drain();
  expect(together()).toEqual([WHO.map((who) => `${who} satu`), WHO.map((who) => `${who} dua`)]);
  for (const who of WHO) expect(await desk.said(who)).toEqual([`${who} satu`, `${who} dua`]);
});

test('one that always throws fails alone: the others are answered once, and nothing is counted against them', async () => {
  const { handle } = watched(async (stored, content, context) => {
    if (content.kind === 'text' && content.text === 'racun') throw new Error('a bug');
    return echo(stored, content, context);
  });
  const results: string[] = [];
  desk = await openDesk({ handle, onTurn: (result) => results.push(result) });
  for (const who of WHO) await desk.receive(who, who === 'sari' ? 'racun' : `halo ${who}`);
  await desk.worker.drain();
  for (const who of ['tini', 'budi', 'joko']) {
    expect(await desk.said(who)).toEqual([`halo ${who}`]);
    expect(await desk.inbox(who)).toMatchObject([{ state: 'done', attempts: 0, lastError: null }]);
  }
  expect(await desk.inbox('sari')).toMatchObject([{ state: 'pending', attempts: 1, lastError: 'Error' }]);
  expect(results.sort()).toEqual(['done', 'done', 'done', 'failed']);
});

test('so does one whose reply the database refuses, when all is written at the end', async () => {
  desk = await openDesk({
    async handle(stored, content, context) {
      const turn = await echo(stored, content, context);
      if (content.kind !== 'text' || content.text !== 'racun') return turn;
      return { ...turn, replies: [{ text: plain('tak tersimpan \u0000') }] };
    },
  });
  for (const who of WHO) await desk.receive(who, who === 'budi' ? 'racun' : `halo ${who}`);
  await desk.worker.drain();
  for (const who of ['tini', 'sari', 'joko']) expect(await desk.said(who)).toEqual([`halo ${who}`]);
  expect(await desk.inbox('budi')).toMatchObject([{ state: 'pending', attempts: 1 }]);
});

test('a turn that changes whom another chat belongs to: that one begins with what is true then', async () => {
  const { handle, together } = watched(async (stored, content, context) => {
    if (content.kind === 'text' && content.text === 'jadikan petugas') {
      const others = await context.tx.chat.findMany({ where: { id: { not: context.chat.id } } });
      for (const { personId } of others) {
        await context.tx.roleGrant.create({
          data: { id: personId, personId, role: 'officer', grantedAt: context.now },
        });
      }
      context.othersChanged();
    }
    const turn = await echo(stored, content, context);
    return { ...turn, replies: [{ text: plain([...context.roles].join(' ')) }] };
  });
  desk = await openDesk({ handle });
  await desk.receive('tini', 'jadikan petugas');
  await desk.receive('budi', 'saya siapa');
  await desk.worker.drain();
  expect(together()).toEqual([['jadikan petugas'], ['saya siapa']]);
  expect(await desk.said('budi')).toEqual([expect.stringContaining('officer')]);
});

test('writes to rows that many share come last, in one order, each with its turn', async () => {
  const order: string[] = [];
  desk = await openDesk({
    async handle(stored, content, context) {
      const text = content.kind === 'text' ? content.text : '';
      order.push(`turn ${text}`);
      context.atEnd(text, async (tx) => {
        await tx.auditEntry.create({ data: { id: context.chat.id, at: context.now, act: text } });
        order.push(`write ${text}`);
      });
      return echo(stored, content, context);
    },
  });
  for (const [who, text] of [
    ['tini', 'c'],
    ['budi', 'a'],
    ['sari', 'b'],
  ] as const)
    await desk.receive(who, text);
  await desk.worker.drain();
  expect(order).toEqual(['turn c', 'turn a', 'turn b', 'write a', 'write b', 'write c']);
  expect(await desk.storage.db.auditEntry.count()).toBe(3);
});
