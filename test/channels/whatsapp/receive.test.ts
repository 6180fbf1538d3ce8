import { beforeEach, describe, expect, test } from 'vitest';
import { createReceive } from '../../../src/channels/whatsapp/receive.ts';
import type { Socket } from '../../../src/channels/whatsapp/socket.ts';
import { createLog } from '../../../src/kernel/log.ts';
import type { Inbound } from '../../../src/messages/index.ts';

const LID = '77712345678901@lid';
const PHONE = '6281200000001@s.whatsapp.net';

let accepted: Inbound[];
let refuse: number;
let events: string[];
let stopping: AbortController;
let phones: Map<string, string>;

beforeEach(() => {
  accepted = [];
  refuse = 0;
  events = [];
  stopping = new AbortController();
  phones = new Map();
});

function open() {
  const otherAddress = async (jid: string) => phones.get(jid);
  return createReceive({
    async accept(inbound) {
      events.push('insert');
      refuse -= 1;
      if (refuse >= 0) throw new Error('the database is away');
      accepted.push(inbound);
    },
    socket: () => ({ otherAddress }) as unknown as Socket,
    clock: { now: () => new Date(0) },
    log: createLog('silent'),
    pause: () => new Promise(setImmediate),
    signal: stopping.signal,
    heard: () => events.push('heard'),
    failed: (ok) => events.push(ok ? 'stored' : 'failed'),
  });
}

const message = (id: string, text: string, remoteJid = PHONE, more: object = {}) => ({
  key: { remoteJid, fromMe: false, id, ...more },
  message: { conversation: text },
  messageTimestamp: 1_754_541_000,
});

describe('what comes in', () => {
  test('P8: is stored before anything else, and until that works it is tried again', async () => {
    refuse = 2;
    const receive = open();
    receive.take([message('A', 'penting')]);
    await receive.idle();
    expect(events).toEqual(['insert', 'failed', 'insert', 'failed', 'insert', 'stored', 'heard']);
    expect(accepted).toHaveLength(1);
  });

  test('keeps its order within a chat also while the first cannot be stored', async () => {
    refuse = 1;
    const receive = open();
    receive.take([message('A', 'satu'), message('B', 'dua')]);
    receive.take([message('C', 'tiga')]);
    await receive.idle();
    expect(accepted.map(({ id }) => id[0])).toEqual(['A', 'B', 'C']);
  });

  test('P4: from a LID is told with the number behind it, where the library knows that', async () => {
    phones.set(LID, PHONE);
    const receive = open();
    receive.take([message('A', 'halo', LID)]);
    await receive.idle();
    expect(accepted[0]).toMatchObject({
      address: { id: LID },
      sender: { provenPhone: '+6281200000001', aliases: [PHONE] },
    });
  });

  test('P4: from a LID nobody knows the number of is taken all the same', async () => {
    const receive = open();
    receive.take([message('A', 'halo', LID)]);
    await receive.idle();
    expect(accepted[0]?.sender).toEqual({});
  });

  test('P9: messages that waited for us are taken like any other, our own are not', async () => {
    const receive = open();
    receive.take([
      message('A', 'tadi malam'),
      message('B', 'dari kami', PHONE, { fromMe: true }),
      message('C', 'grup', '1@g.us'),
    ]);
    await receive.idle();
    expect(accepted.map(({ id }) => id[0])).toEqual(['A']);
  });

  test('that nobody could understand stops nothing', async () => {
    const receive = open();
    receive.take([null, 7, {}, { key: {} }, message('A', 'halo')]);
    await receive.idle();
    expect(accepted).toHaveLength(1);
  });
});
