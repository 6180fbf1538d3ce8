import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAccept, takeDue } from '../../src/inbox/index.ts';
import { after, SECOND } from '../../src/kernel/clock.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { plain } from '../../src/messages/index.ts';
import { PRIORITY, type Priority } from '../../src/outbox/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const NOW = new Date('2026-11-23T01:00:00Z');
let storage: Storage;
beforeEach(async () => {
  storage = await openTestStorage();
});
afterEach(() => storage.close());

interface Said {
  state: 'queued' | 'sending' | 'sent';
  priority: Priority;
  atMs: number;
}
const PUSH: Said = { state: 'sent', priority: PRIORITY.push, atMs: 0 };
const reply = (state: Said['state'], atMs = SECOND): Said => ({ state, priority: PRIORITY.reply, atMs });

/** Whether the push is what an answer of ten seconds later means, after all that was `said`. */
async function pushIsMeant(...said: Said[]): Promise<boolean> {
  const accept = createAccept({
    storage,
    clock: { now: () => after(NOW, 10 * SECOND) },
    newId: () => uuidv7(),
  });
  await accept({
    id: '1',
    address: { channel: 'telegram', id: 'tini' },
    sentAt: after(NOW, 10 * SECOND),
    sender: {},
    content: { kind: 'text', text: '1' },
  });
  const { id: chatId } = await storage.db.chat.findFirstOrThrow();
  for (const { state, priority, atMs } of said) {
    const at = after(NOW, atMs);
    const prompt = priority === PRIORITY.reply ? { prompt: 1 } : {};
    const content = { text: plain('x'), choices: [{ id: '/x', label: 'X' }], ...prompt };
    const sentAt = state === 'sent' ? at : null;
    await storage.db.outboxMessage.create({
      data: {
        chatId,
        channel: 'telegram',
        priority,
        content,
        contentHash: '',
        state,
        dueAt: at,
        createdAt: at,
        sentAt,
      },
    });
  }
  const pace = { messages: 100, withinMs: 1 };
  const due = await storage.transaction((tx) => takeDue(tx, { now: after(NOW, 10 * SECOND), most: 1, pace }));
  return Boolean(due[0]?.chat.pushed);
}

test('an answer means what was pushed last', async () => {
  expect(await pushIsMeant(reply('sent', -SECOND), PUSH)).toBe(true);
});
test('not what was pushed after it was written', async () => {
  expect(await pushIsMeant({ ...PUSH, atMs: 11 * SECOND })).toBe(false);
});
test('not where a reply was sent since', async () => {
  expect(await pushIsMeant(PUSH, reply('sent'))).toBe(false);
});
test('nor where one is being sent: it may be on the screen already', async () => {
  expect(await pushIsMeant(PUSH, reply('sending'))).toBe(false);
});
test('but where one still waits, nobody has seen it', async () => {
  expect(await pushIsMeant(PUSH, reply('queued'))).toBe(true);
});
