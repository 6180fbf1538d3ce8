import { proto } from '@whiskeysockets/baileys';
import { beforeEach, expect, test } from 'vitest';
import type { Amends } from '../../../src/channels/channel.ts';
import { messageId } from '../../../src/channels/whatsapp/message-id.ts';
import { createSend } from '../../../src/channels/whatsapp/send.ts';
import type { Socket } from '../../../src/channels/whatsapp/socket.ts';
import { after, DAY, MINUTE } from '../../../src/kernel/clock.ts';
import { type Address, plain, type Reply } from '../../../src/messages/index.ts';
import { whatsappTexts } from '../../../src/whatsapp-texts.ts';
import { loadedWords } from '../../support/loaded.ts';
import { createFakeWhatsapp, type FakeWhatsapp } from './fake-whatsapp.ts';

const OLD = '0123456789abcdef';
const NEW = 'fedcba9876543210';
const IBU: Address = { channel: 'whatsapp', id: '6281200000001@s.whatsapp.net' };
const NOW = new Date('2026-11-25T01:00:00Z');
const { MESSAGE_EDIT, REVOKE } = proto.Message.ProtocolMessage.Type;

let whatsapp: FakeWhatsapp;
let sendNow: ReturnType<typeof createSend>;
let stored: Map<string, Uint8Array>;

beforeEach(() => {
  whatsapp = createFakeWhatsapp();
  stored = new Map();
  const socket: Socket = whatsapp.open({ state: { creds: {}, keys: {} } } as never, {} as never);
  sendNow = createSend({
    socket: () => socket,
    sent: {
      find: async (ref, part) => stored.get(`${ref}/${part}`) ?? null,
      keep: async (ref, part, payload) => void stored.set(`${ref}/${part}`, payload),
    },
    readMedia: async () => new Uint8Array([1]),
    texts: whatsappTexts(loadedWords()),
    typingMs: 0,
    clock: { now: () => NOW },
  });
});

function amend(was: Reply, shall: Reply, more: Partial<Amends> = {}, sentIds: string[] = []) {
  const amends: Amends = {
    act: 'edit',
    key: OLD,
    platformIds: [messageId(OLD, 0)],
    sentAt: NOW,
    was,
    ...more,
  };
  return sendNow(IBU, shall, { key: NEW, sentIds, language: 'id', amends });
}

/** What went over the wire: its own id, the kind of stanza, the change and what it is done to. */
const changes = () =>
  whatsapp.current().sent.map(({ id, amends, payload: { protocolMessage: change } }) => ({
    id,
    amends,
    type: change?.type,
    of: change?.key?.id,
    text: change?.editedMessage?.extendedTextMessage?.text,
  }));

test('an edit is a message of its own about the old one, stored before it leaves, the same again on a retry', async () => {
  whatsapp.answer({ kind: 'no-answer' });
  expect(await amend({ text: plain('10%') }, { text: plain('20%') })).toMatchObject({ kind: 'unknown' });
  whatsapp.answer({ kind: 'taken' });
  expect(await amend({ text: plain('10%') }, { text: plain('20%') })).toEqual({
    kind: 'sent',
    platformIds: [messageId(OLD, 0)],
  });
  const edit = {
    id: messageId(NEW, 0),
    amends: 'edit',
    type: MESSAGE_EDIT,
    of: messageId(OLD, 0),
    text: '20%',
  };
  expect(changes()).toEqual([edit, edit]);
  const [first, second] = whatsapp.current().sent;
  expect(second?.payload).toEqual(first?.payload);
  expect(proto.Message.decode(stored.get(`${NEW}/0`) ?? new Uint8Array()).protocolMessage?.key).toMatchObject(
    { id: messageId(OLD, 0), fromMe: true, remoteJid: IBU.id },
  );
});

test('a withdrawal revokes every part, and goes on where it broke off', async () => {
  const platformIds = [0, 1].map((part) => messageId(OLD, part));
  const was = { text: plain('x') };
  expect(await amend(was, was, { act: 'withdraw', platformIds }, [messageId(NEW, 0)])).toEqual({
    kind: 'sent',
    platformIds,
  });
  expect(changes()).toMatchObject([
    { id: messageId(NEW, 1), amends: 'withdraw', type: REVOKE, of: platformIds[1] },
  ]);
});

test('parts that are left over are revoked, those that say the same are left alone', async () => {
  const was = { text: [plain('satu '.repeat(600)), plain('dua '.repeat(700))].flat() };
  const platformIds = [0, 1].map((part) => messageId(OLD, part));
  const shall = { text: plain('satu '.repeat(600)) };
  expect(await amend(was, shall, { platformIds })).toEqual({
    kind: 'sent',
    platformIds: platformIds.slice(0, 1),
  });
  expect(changes()).toMatchObject([{ amends: 'withdraw', type: REVOKE, of: platformIds[1] }]);
});

test('what phones would ignore is not sent: edits after 15 minutes, withdrawals after two days', async () => {
  const was = { text: plain('a') };
  const late = { kind: 'reject', reason: 'too-late' };
  expect(await amend(was, { text: plain('b') }, { sentAt: after(NOW, -16 * MINUTE) })).toEqual(late);
  const taken = { act: 'withdraw', sentAt: after(NOW, -DAY) } as const;
  expect(await amend(was, was, taken)).toMatchObject({ kind: 'sent' });
  expect(await amend(was, was, { act: 'withdraw', sentAt: after(NOW, -3 * DAY) })).toEqual(late);
  expect(changes()).toHaveLength(1);
});

test('a text does not become a file, nor do words under a file change', async () => {
  const file = { kind: 'text-file', fileName: 'a.csv', mimeType: 'text/csv', content: 'a' } as const;
  const other = { kind: 'reject', reason: 'other-kind' };
  expect(await amend({ text: plain('a') }, { text: plain('a'), attachment: file })).toEqual(other);
  expect(await amend({ text: plain('a'), attachment: file }, { text: plain('b'), attachment: file })).toEqual(
    other,
  );
  expect(changes()).toEqual([]);
});
