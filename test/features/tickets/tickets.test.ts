import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toPlainText } from '../../../src/messages/index.ts';
import { play } from '../../support/play.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { parseTranscript, readBusinesses, readCast } from '../../support/transcript.ts';

const HEAD = `# people: sari telegram, wati whatsapp +6281350001111, budi telegram officer, rina telegram officer
# business: sari | Dapur Sari | Kota Tarakan | amplang 300 kg/bulan | halal | JP | direct
`;
const LONG_MS = 60_000;

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('telegram', readCast(HEAD));
  for (const business of readBusinesses(HEAD)) await stage.register(business);
});
afterEach(() => stage.close());

const act = (lines: string) => play(stage, parseTranscript(lines), readCast(HEAD));
const toldTo = (who: string) => stage.said(who).map(({ text }) => toPlainText(text));
const ticket = () => stage.storage.db.ticket.findFirstOrThrow({ orderBy: { number: 'desc' } });
const ASKED = 'sari  petugas\nsari  Kapan ada pelatihan?\n';

describe('one ticket a person', () => {
  test(
    'a second question goes into the one that is open; after its end there is a new one',
    async () => {
      await act(`${ASKED}sari  petugas\nsari  Di mana tempatnya?\n`);
      expect(await stage.storage.db.ticket.count()).toBe(1);
      const messages = await stage.storage.db.ticketMessage.findMany({ orderBy: { at: 'asc' } });
      expect(messages.map(({ text }) => text)).toEqual(['Kapan ada pelatihan?', 'Di mana tempatnya?']);
      await act('sari  [Batalkan]\nsari  petugas\n');
      expect(await stage.storage.db.ticket.findMany({ orderBy: { number: 'asc' } })).toMatchObject([
        { number: 1, state: 'closed', closedBy: 'owner' },
        { number: 2, state: 'waiting', reason: 'wish' },
      ]);
    },
    LONG_MS,
  );

  test(
    'what was typed while the talk ended is not lost: a tap asks it in a new ticket',
    async () => {
      await act(`${ASKED}budi  ambil 1\nbudi  Nanti saya kabari.\nsari  [Balas]\nbudi  selesai\n`);
      await act('sari  Satu lagi, bawa apa saja?\n');
      expect(toldTo('budi').join()).not.toContain('bawa apa');
      await act('sari  [Tanyakan ke petugas]\n');
      expect(toldTo('budi').at(-1)).toContain('Satu lagi, bawa apa saja?');
      expect(await ticket()).toMatchObject({ number: 2, state: 'waiting' });
    },
    LONG_MS,
  );
});

describe('whose it is', () => {
  test(
    'of two officers one gets it, also when both press at one moment; only that one and the owner can talk',
    async () => {
      await act(ASKED);
      await act('budi+ ambil 1\nrina  ambil 1\n');
      const { officerId, personId } = await ticket();
      const nameOf = async (id: string | null) =>
        (await stage.storage.db.chat.findFirstOrThrow({ where: { personId: id ?? '' } })).address;
      expect(await nameOf(officerId)).toBe('budi');
      expect(await nameOf(personId)).toBe('sari');
      expect(toldTo('rina').at(-1)).toMatch(/sudah diambil Petugas Budi/);
      const before = toldTo('sari').length;
      for (const id of ['/ticket:1', '/ticket_release:1']) await stage.act('rina', { kind: 'choice', id });
      for (const id of ['/ticket:1', '/ticket_take:1', '/queue', '/ticket_release:1']) {
        await stage.act('wati', { kind: 'choice', id });
      }
      expect(toldTo('sari')).toHaveLength(before);
      expect(toldTo('wati').join()).not.toMatch(/Sari|pelatihan/);
      expect(await ticket()).toMatchObject({ state: 'taken', officerId });
    },
    LONG_MS,
  );

  test(
    'an officer who asks is no officer of their own ticket',
    async () => {
      await act('budi  petugas\nbudi  Kapan rapat?\nbudi  ambil 1\n');
      expect(await ticket()).toMatchObject({ state: 'waiting', officerId: null });
      expect(toldTo('budi').join()).not.toContain('menunggu petugas.');
      expect(toldTo('rina').at(-1)).toContain('Kapan rapat?');
    },
    LONG_MS,
  );
});

describe('nothing falls between', () => {
  test(
    'a ticket is offered until it is taken, by one chain of offers however often it was given back',
    async () => {
      await act(
        `${ASKED}budi  ambil 1\nbudi  [Kembalikan ke antrean]\nrina  ambil 1\nrina  [Kembalikan ke antrean]\n`,
      );
      const offers = () => toldTo('budi').filter((said) => said.includes('🎫')).length;
      const before = offers();
      for (let hour = 0; hour < 4; hour += 1) await stage.wait(900_001);
      // 15, 30, 45 and 60 minutes after it was given back last; the last is the escalation.
      expect(offers() + toldTo('budi').filter((said) => said.includes('⚠️')).length - before).toBe(4);
      const waiting = await stage.storage.db.job.count({ where: { kind: 'ticket-offer', state: 'waiting' } });
      expect(waiting).toBe(1);
    },
    LONG_MS,
  );

  test(
    'an officer who is one no more loses their tickets at the first look, an erased one at once',
    async () => {
      await act(`${ASKED}budi  ambil 1\n`);
      await stage.storage.db.roleGrant.updateMany({
        where: { person: { chats: { some: { address: 'budi' } } } },
        data: { revokedAt: stage.now() },
      });
      await stage.wait(61 * 60_000);
      expect(await ticket()).toMatchObject({ state: 'waiting', officerId: null });
      await act('rina  ambil 1\nrina  Halo Bu\nrina  hapus data saya\nrina  HAPUS\n');
      expect(await ticket()).toMatchObject({ state: 'waiting', officerId: null });
      expect(await stage.storage.db.ticketMessage.count({ where: { side: 'officer' } })).toBe(0);
    },
    LONG_MS,
  );

  test(
    'an answer comes also to who asked for silence, where they asked',
    async () => {
      await act(`${ASKED}sari  berhenti\nbudi  ambil 1\nbudi  Besok pagi saya telepon.\n`);
      expect(toldTo('sari').at(-1)).toContain('Besok pagi saya telepon.');
    },
    LONG_MS,
  );

  test(
    'the owner erased: their tickets are gone, and the officer is not left in a talk with nobody',
    async () => {
      await act(`${ASKED}budi  ambil 1\nsari  hapus data saya\nsari  HAPUS\nbudi  Halo?\n`);
      expect(await stage.storage.db.ticket.count()).toBe(0);
      expect(await stage.storage.db.ticketMessage.count()).toBe(0);
      expect(toldTo('budi').at(-1)).toContain('sudah selesai');
    },
    LONG_MS,
  );
});

test(
  'the waiting time is said once enough tickets were answered, as the median in office hours',
  async () => {
    const { db } = stage.storage;
    const person = await db.person.findFirstOrThrow();
    const opened = new Date('2026-11-20T07:00:00Z');
    // Friday 15:00 in Balikpapan: an answer on Monday at 08:00 came after one hour, not after 65.
    const minutes = [2, 4, 6, 8];
    const answered = minutes.map((count) => new Date(opened.getTime() + count * 60_000));
    for (const [index, answeredAt] of answered.entries()) {
      await db.ticket.create({
        data: {
          id: `00000000-0000-7000-8000-00000000000${index}`,
          personId: person.id,
          state: 'closed',
          reason: 'wish',
          openedAt: opened,
          freeSince: opened,
          lastAt: opened,
          answeredAt,
        },
      });
    }
    await act('wati  petugas\nwati  nanti\n');
    expect(toldTo('wati').join()).toContain('Biasanya dijawab dalam jam kerja');
    const { id } = await db.ticket.findFirstOrThrow({
      where: { person: { chats: { some: { address: 'wati' } } } },
    });
    await db.ticket.update({
      where: { id },
      data: { state: 'closed', openedAt: opened, answeredAt: new Date('2026-11-23T00:30:00Z') },
    });
    await act('wati  petugas\n');
    expect(toldTo('wati').join()).toContain('menjawab dalam 6 menit');
  },
  LONG_MS,
);
