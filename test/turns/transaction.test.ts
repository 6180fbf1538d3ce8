import { afterEach, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { createLog } from '../../src/kernel/log.ts';
import { plain } from '../../src/messages/index.ts';
import { type Desk, echo, type Handle, openDesk } from './desk.ts';

let desk: Desk;
afterEach(() => desk.close());

/** Does everything a turn may do, then throws while `failing` says so. */
function busyHandle(failing: () => boolean, afterCommit: string[] = []): Handle {
  return async (stored, content, context) => {
    await context.tx.auditEntry.create({
      data: { id: context.chat.id, at: context.now, act: 'domain row' },
    });
    context.setLanguage('en');
    context.setStopped(true);
    context.setTimer({ name: 'job', token: 'x', afterMs: HOUR });
    context.afterCommit(async () => void afterCommit.push('ran'));
    const turn = await echo(stored, content, context);
    if (failing()) throw new Error('a bug');
    return {
      ...turn,
      state: { ...turn.state, misses: 2 },
      timers: [{ name: 'form', token: 'y', afterMs: HOUR }],
    };
  };
}

async function world() {
  const { db } = desk.storage;
  const chat = await db.chat.findFirstOrThrow({ include: { person: true } });
  return {
    audit: await db.auditEntry.count(),
    outbox: await db.outboxMessage.count(),
    timers: await db.inboxMessage.count({ where: { timer: true } }),
    language: chat.person.language,
    stopped: chat.stoppedAt !== null,
    state: chat.state,
  };
}

test('a turn that throws leaves nothing behind, is tried again later, and then all of it is there once', async () => {
  let failing = true;
  const afterCommit: string[] = [];
  desk = await openDesk({ handle: busyHandle(() => failing, afterCommit) });
  await desk.receive('tini', 'halo');
  await desk.worker.drain();
  expect(await world()).toEqual({
    audit: 0,
    outbox: 0,
    timers: 0,
    language: 'id',
    stopped: false,
    state: null,
  });
  expect(afterCommit).toEqual([]);
  const [row] = await desk.inbox('tini');
  expect(row).toMatchObject({ state: 'pending', attempts: 1, lastError: 'Error' });
  expect(row?.dueInMs).toBeGreaterThanOrEqual(SECOND / 2);
  expect(row?.dueInMs).toBeLessThanOrEqual(SECOND);
  failing = false;
  desk.pass(MINUTE);
  await desk.worker.drain();
  expect(await world()).toMatchObject({ audit: 1, outbox: 1, timers: 2, language: 'en', stopped: true });
  expect(afterCommit).toEqual(['ran']);
  expect(await desk.inbox('tini')).toMatchObject([{ state: 'done', lastError: null }]);
});

test('the same delivery, also while its turn is tried again, acts once (P26)', async () => {
  let failing = true;
  desk = await openDesk({ handle: busyHandle(() => failing) });
  await desk.receive('tini', 'halo', 'delivery 1');
  await desk.worker.drain();
  await desk.receive('tini', 'halo', 'delivery 1');
  failing = false;
  desk.pass(MINUTE);
  await desk.receive('tini', 'halo', 'delivery 1');
  await desk.worker.drain();
  await desk.receive('tini', 'halo', 'delivery 1');
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['halo']);
  expect(await world()).toMatchObject({ audit: 1 });
});

test('none is given up because the disk is full, however long', async () => {
  let full = true;
  desk = await openDesk({
    handle: async (stored, content, context) => {
      if (full) throw new Error('Raw query failed. Code: `53100`. Message: `could not extend file`');
      return echo(stored, content, context);
    },
  });
  await desk.receive('tini', 'halo');
  for (let time = 0; time < 8; time += 1) {
    await desk.worker.drain();
    desk.pass(MINUTE);
  }
  expect(await desk.inbox('tini')).toMatchObject([{ state: 'pending', attempts: 0 }]);
  full = false;
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['halo']);
});

test('a message that always fails is given up after five times, the person told, and the chat goes on', async () => {
  const results: string[] = [];
  desk = await openDesk({
    onTurn: (result) => results.push(result),
    handle: async (stored, content, context) => {
      if (content.kind === 'text' && content.text === 'racun') throw new TypeError('poison');
      return echo(stored, content, context);
    },
  });
  await desk.receive('tini', 'racun');
  await desk.receive('tini', 'berikut');
  await desk.receive('budi', 'halo');
  await desk.worker.drain();
  expect(await desk.said('budi')).toEqual(['halo']);
  expect(await desk.said('tini')).toEqual([]);
  for (let i = 0; i < 4; i += 1) {
    desk.pass(MINUTE);
    await desk.worker.drain();
  }
  expect(await desk.inbox('tini')).toMatchObject([
    { state: 'dead', attempts: 5, lastError: 'TypeError' },
    { state: 'done', attempts: 0 },
  ]);
  const [apology, ...rest] = await desk.said('tini');
  expect(apology).toMatch(/gangguan di pihak kami/);
  expect(rest).toEqual(['berikut']);
  expect(results.filter((result) => result === 'failed')).toHaveLength(4);
  expect(results.filter((result) => result === 'dead')).toHaveLength(1);
});

test('the waits between attempts grow', async () => {
  desk = await openDesk({
    handle: async () => {
      throw new Error('always');
    },
  });
  await desk.receive('tini', 'racun');
  const longest = [1, 2, 4, 8];
  for (const seconds of longest) {
    await desk.worker.drain();
    const [row] = await desk.inbox('tini');
    expect(row?.dueInMs).toBeGreaterThanOrEqual((seconds * SECOND) / 2);
    expect(row?.dueInMs).toBeLessThanOrEqual(seconds * SECOND);
    desk.pass(row?.dueInMs ?? 0);
  }
});

test('a wait that fails for good says nothing to the person, who did not ask for it', async () => {
  desk = await openDesk({
    timerJobs: {
      job: async () => {
        throw new Error('always');
      },
    },
    handle: async (stored, content, context) => {
      context.setTimer({ name: 'job', token: 'x', afterMs: 1 });
      return echo(stored, content, context);
    },
  });
  await desk.receive('tini', 'halo');
  for (let i = 0; i < 7; i += 1) {
    await desk.worker.drain();
    desk.pass(MINUTE);
  }
  expect(await desk.said('tini')).toEqual(['halo']);
  expect(await desk.storage.db.inboxMessage.findFirst({ where: { timer: true } })).toMatchObject({
    state: 'dead',
    attempts: 5,
  });
});

test('a stored message that nobody can read any more is given up; no other chat waits for it', async () => {
  desk = await openDesk();
  await desk.receive('tini', 'rusak');
  await desk.storage.db.$executeRaw`UPDATE "InboxMessage" SET content = '{"kind": "telegraph", "words": 3}'`;
  await desk.receive('budi', 'halo');
  await desk.receive('tini', 'berikut');
  for (let i = 0; i < 6; i += 1) {
    await desk.worker.drain();
    desk.pass(MINUTE);
  }
  expect(await desk.said('budi')).toEqual(['halo']);
  expect((await desk.said('tini')).at(-1)).toBe('berikut');
  expect((await desk.inbox('tini'))[0]).toMatchObject({ state: 'dead' });
});

test('what is to happen after the commit sees it, and its failure harms nobody', async () => {
  const seen: unknown[] = [];
  desk = await openDesk({
    handle: async (stored, content, context) => {
      context.afterCommit(async () => {
        throw new Error('disk full');
      });
      context.afterCommit(() => {
        throw new Error('at once');
      });
      context.afterCommit(async () => {
        seen.push((await desk.inbox('tini'))[0]?.state, ...(await desk.said('tini')));
      });
      return echo(stored, content, context);
    },
  });
  await desk.receive('tini', 'halo');
  await desk.worker.drain();
  expect(seen).toEqual(['done', 'halo']);
});

test('a failing turn is logged without what was typed, who typed it and where they are', async () => {
  const lines: string[] = [];
  desk = await openDesk({
    log: createLog('trace', [], { write: (line: string) => void lines.push(line) }),
    async handle(_stored, content, context) {
      // The kinds of failure a turn meets: a broken rule of the database, with the person's words among its values.
      const data = { id: context.chat.id, at: context.now, act: JSON.stringify(content) };
      await context.tx.auditEntry.create({ data });
      await context.tx.auditEntry.create({ data });
      throw new Error('not reached');
    },
  });
  await desk.receive('99887766', 'Toko Bu Tini, 081234567890');
  for (let i = 0; i < 6; i += 1) {
    await desk.worker.drain();
    desk.pass(MINUTE);
  }
  expect(lines.length).toBeGreaterThanOrEqual(5);
  expect(lines.join('')).not.toMatch(/Tini|0812|99887766/);
});

test('the latency reported runs from arrival to commit', async () => {
  const turns: number[] = [];
  desk = await openDesk({ onTurn: (_result, seconds) => turns.push(seconds) });
  await desk.receive('tini', 'halo');
  desk.pass(3 * SECOND);
  await desk.worker.drain();
  expect(turns[0]).toBeGreaterThanOrEqual(3);
});

test('a message makes the chat reachable again; blocking marks it, and is answered by nobody (P22)', async () => {
  const { state } = await echo(null, { kind: 'text', text: '' }, {} as never);
  desk = await openDesk({
    handle: async (stored, content, context) =>
      content.kind === 'reachability' ? { state, replies: [], timers: [] } : echo(stored, content, context),
  });
  const chat = () => desk.storage.db.chat.findFirstOrThrow();
  await desk.receive('tini', { kind: 'reachability', reachable: false });
  await desk.worker.drain();
  expect(await chat()).toMatchObject({ unreachableAt: desk.now(), unreachableReason: 'blocked' });
  expect(await desk.said('tini')).toEqual([]);
  await desk.receive('tini', { kind: 'reachability', reachable: true });
  await desk.worker.drain();
  expect(await chat()).toMatchObject({ unreachableAt: null, unreachableReason: null });
  await desk.storage.db.chat.updateMany({ data: { unreachableAt: desk.now(), unreachableReason: 'gone' } });
  await desk.receive('tini', 'aku kembali');
  await desk.worker.drain();
  expect(await chat()).toMatchObject({ unreachableAt: null, unreachableReason: null });
  expect(await desk.said('tini')).toEqual(['aku kembali']);
});

test('the language chosen stays, also for a worker that starts later', async () => {
  desk = await openDesk({
    handle: async (stored, content, context) => {
      const before = context.words.language;
      if (content.kind === 'text' && content.text === 'english') context.setLanguage('en');
      const { state } = await echo(stored, content, context);
      return { state, replies: [{ text: plain(`${before} ${context.words.language}`) }], timers: [] };
    },
  });
  for (const text of ['halo', 'english', 'hello']) await desk.receive('tini', text);
  await desk.worker.drain();
  await desk.receive('tini', 'again');
  await desk.another().drain();
  expect(await desk.said('tini')).toEqual(['id id', 'id en', 'en en', 'en en']);
});

test('when a person was last seen is written down once a minute, and a language is kept at once', async () => {
  desk = await openDesk({
    handle: async (stored, content, context) => {
      if (content.kind === 'text' && content.text === 'english') context.setLanguage('en');
      return echo(stored, content, context);
    },
  });
  const write = async (text: string) => {
    await desk.receive('tini', text);
    await desk.worker.drain();
    return desk.storage.db.person.findFirstOrThrow();
  };
  const first = (await write('halo')).lastSeenAt;
  desk.pass(MINUTE);
  expect((await write('halo')).lastSeenAt).toEqual(first);
  desk.pass(1);
  expect((await write('halo')).lastSeenAt).toEqual(desk.now());
  desk.pass(1);
  expect(await write('english')).toMatchObject({ language: 'en', lastSeenAt: desk.now() });
});
