import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Address, Inbound, parseMarkup, plain, type Reply } from '../messages/index.ts';
import { type Accept, type Amends, CANNOT_AMEND, type Channel, type SendResult } from './channel.ts';

/** Ways in which a platform can fail a send, in the words of no platform. */
export type PlatformFailure =
  | 'blocked'
  | 'flooded'
  | 'refused'
  | 'server-error'
  | 'unreachable'
  | 'lost-answer'
  | 'signed-out';

/** What the port promises for each: `SendResult`, and with it what the outbox does next. */
const RESULT_OF: Record<PlatformFailure, SendResult['kind'][]> = {
  blocked: ['gone'],
  flooded: ['retry'],
  refused: ['reject'],
  'server-error': ['retry'],
  unreachable: ['down', 'retry'],
  'lost-answer': ['unknown'],
  'signed-out': ['down'],
};

/** A person on the platform's side. */
export interface ContractPerson {
  address: Address;
  /** Resolves once the platform has the message. */
  writes(text: string): Promise<unknown>;
  /** Picks a choice that was offered, where the platform has something to tap. */
  picks(label: string): Promise<unknown>;
  /** The words of every message that reached them, oldest first. */
  sees(): string[];
}

/** A platform with one account of ours on it, made for one test. */
export interface ChannelHarness {
  /** A channel on that account, not started. What an earlier one left unconfirmed waits for the next. */
  open(): Channel;
  person: ContractPerson;
  other: ContractPerson;
  /** Makes the next send fail. */
  fail(failure: PlatformFailure): Promise<unknown>;
  /** The platform delivers things no program would understand. */
  deliverRubbish(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** What a harness can do; the rest of the suite is left out for it. */
export interface ChannelAbilities {
  /** Choices can be tapped (else they are numbered text, which comes back as text). */
  taps: boolean;
  rubbish: boolean;
  /** `sees` shows a sent message as it looks after it was edited, and not at all once it is withdrawn. */
  amends: boolean;
  /** What was not accepted comes again also after a restart. */
  redelivers: boolean;
  failures: PlatformFailure[];
  /** Longest message of the platform, in characters. */
  longest: number;
}

/** The tests that every channel passes: what inbox, outbox and engine rely on. */
export function describeChannel(
  name: string,
  start: () => Promise<ChannelHarness>,
  able: ChannelAbilities,
): void {
  describe(`${name} keeps the channel contract`, () => {
    let harness: ChannelHarness;
    let opened: Channel[];
    const open = () => {
      const channel = harness.open();
      opened.push(channel);
      return channel;
    };

    beforeEach(async () => {
      opened = [];
      harness = await start();
    });
    afterEach(async () => {
      await Promise.all(opened.map((channel) => channel.stop()));
      await harness.close();
    });

    it('hands over what a person wrote, and answers nothing itself', async () => {
      const received = collect();
      await open().start(received.accept);
      await harness.person.writes('halo kak');
      const [inbound] = await received.atLeast(1);
      expect(Inbound.parse(inbound)).toEqual(inbound);
      expect(inbound).toMatchObject({
        address: harness.person.address,
        content: { kind: 'text', text: 'halo kak' },
      });
      expect(harness.person.sees()).toEqual([]);
    });

    it('does not take its own messages for something a person wrote', async () => {
      const received = collect();
      const channel = open();
      await channel.start(received.accept);
      await harness.person.writes('satu');
      await received.atLeast(1);
      await send(channel, harness.person, { text: plain('jawaban kami') });
      await harness.person.writes('dua');
      await received.atLeast(2);
      expect(received.texts()).toEqual(['satu', 'dua']);
    });

    it('hands over one chat in order, one at a time', async () => {
      let inside = 0;
      let most = 0;
      const received = collect(async (_, at) => {
        inside += 1;
        most = Math.max(most, inside);
        // Earlier ones take longer, so that anything started side by side would overtake.
        for (let turns = 20 - at; turns > 0; turns -= 1) await new Promise(setImmediate);
        inside -= 1;
      });
      await open().start(received.accept);
      const written = Array.from({ length: 12 }, (_, at) => `pesan ${at + 1}`);
      for (const text of written) await harness.person.writes(text);
      await received.atLeast(written.length);
      expect(received.texts()).toEqual(written);
      expect(most).toBe(1);
    });

    it('hands over both chats', async () => {
      const received = collect();
      await open().start(received.accept);
      await harness.person.writes('dari satu');
      await harness.other.writes('dari dua');
      const both = await received.atLeast(2);
      expect(new Set(both.map(({ address }) => address.id))).toEqual(
        new Set([harness.person.address.id, harness.other.address.id]),
      );
    });

    it('delivers again what was not accepted, before what came later', async () => {
      let refusals = 2;
      const attempts: string[] = [];
      const received = collect(async (inbound) => {
        attempts.push(inbound.id);
        refusals -= 1;
        if (refusals >= 0) throw new Error('the database is away');
      });
      await open().start(received.accept);
      await harness.person.writes('penting');
      await harness.person.writes('menyusul');
      await received.atLeast(2);
      expect(received.texts()).toEqual(['penting', 'menyusul']);
      expect(new Set(attempts.slice(0, 3)).size).toBe(1);
    });

    it.runIf(able.redelivers)('loses nothing over a restart in which nothing could be stored', async () => {
      const broken = open();
      const refused = new Promise<void>((resolve) => {
        const refuse: Accept = async () => {
          resolve();
          throw new Error('the database is away');
        };
        void broken.start(refuse);
      });
      await harness.person.writes('jangan hilang');
      await refused;
      await broken.stop();
      const received = collect();
      await open().start(received.accept);
      await received.atLeast(1);
      expect(received.texts()).toEqual(['jangan hilang']);
    });

    it('gives a message the same id however often it comes', async () => {
      const received = collect();
      const first = open();
      await first.start(received.accept);
      await harness.person.writes('sekali');
      await received.atLeast(1);
      await first.stop();
      await open().start(received.accept);
      await harness.person.writes('setelahnya');
      await received.until((inbound) => textOf(inbound) === 'setelahnya');
      const ids = received.list.filter((inbound) => textOf(inbound) === 'sekali').map(({ id }) => id);
      expect(new Set(ids).size).toBe(1);
    });

    it('lets a running accept finish when it stops, and hands over nothing afterwards', async () => {
      const gate = Promise.withResolvers<void>();
      const entered = Promise.withResolvers<void>();
      let finished = 0;
      const channel = open();
      await channel.start(async () => {
        entered.resolve();
        await gate.promise;
        finished += 1;
      });
      await harness.person.writes('tunggu');
      await entered.promise;
      const stopped = channel.stop();
      gate.resolve();
      await stopped;
      expect(finished).toBe(1);
      expect(channel.health().state).toBe('stopped');
    });

    it('says how it is', async () => {
      const received = collect();
      const channel = open();
      expect(channel.health().state).toBe('starting');
      await channel.start(received.accept);
      await harness.person.writes('hai');
      await received.atLeast(1);
      await expect.poll(() => channel.health().state).toBe('up');
      await expect.poll(() => channel.health().lastInboundAt).toBeInstanceOf(Date);
      await channel.stop();
      expect(channel.health().state).toBe('stopped');
    });

    it('sends a message as its words, and gives the platform’s ids', async () => {
      const channel = await openWithChat();
      const text = parseMarkup(
        '*Syarat* <untuk> Jepang & Korea:\n\n- _SKA_\n- [BPOM](https://pom.go.id/?a=1&b=2)',
      );
      const result = await send(channel, harness.person, { text });
      expect(result).toMatchObject({ kind: 'sent', platformIds: [expect.any(String)] });
      const [seen = ''] = harness.person.sees();
      for (const words of ['Syarat', '<untuk>', 'Jepang & Korea:', 'SKA', 'BPOM'])
        expect(seen).toContain(words);
    });

    it.runIf(Number.isFinite(able.longest))(
      'splits a long text at paragraphs, in order, and resumes where it broke off',
      async () => {
        const channel = await openWithChat();
        const line = 'Kepiting hidup butuh sertifikat kesehatan. '.repeat(8).trim();
        const paragraphs = Array.from(
          { length: Math.ceil((2.5 * able.longest) / line.length) },
          (_, at) => `${at}: ${line}`,
        );
        const text = parseMarkup(paragraphs.join('\n\n'));
        const whole = await send(channel, harness.person, { text });
        const parts = harness.person.sees();
        expect(parts.length).toBeGreaterThan(2);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(able.longest);
        expect(parts.join('\n\n').split('\n\n')).toEqual(paragraphs);
        const ids = whole.kind === 'sent' ? whole.platformIds : [];
        expect(ids).toHaveLength(parts.length);
        const resumed = await send(channel, harness.other, { text }, ids.slice(0, -1));
        expect(resumed).toMatchObject({ kind: 'sent' });
        expect(harness.other.sees()).toEqual(parts.slice(-1));
      },
    );

    it.runIf(able.amends)('edits a sent message where it stands, and does so once only', async () => {
      const channel = await openWithChat();
      const was = { text: plain('Terkirim 10%') };
      const sent = await send(channel, harness.person, was);
      await send(channel, harness.person, { text: plain('hal lain') });
      const target = targetOf(sent, was);
      const shall = { text: parseMarkup('Terkirim *20%*') };
      for (const _twice of [1, 2]) {
        const edited = await amend(channel, harness.person, shall, { ...target, act: 'edit' });
        expect(edited).toEqual({ kind: 'sent', platformIds: target.platformIds });
      }
      expect(harness.person.sees()).toEqual(['Terkirim 20%', 'hal lain']);
      const other = { kind: 'text-file', fileName: 'a.csv', mimeType: 'text/csv', content: 'a' } as const;
      const refused = await amend(
        channel,
        harness.person,
        { ...shall, attachment: other },
        { ...target, act: 'edit' },
      );
      expect(refused).toEqual({ kind: 'reject', reason: CANNOT_AMEND.otherKind });
    });

    it.runIf(able.amends)('withdraws a sent message; gone is gone', async () => {
      const channel = await openWithChat();
      const was = { text: plain('salah kirim') };
      const target = targetOf(await send(channel, harness.person, was), was);
      for (const _twice of [1, 2]) {
        const gone = await amend(channel, harness.person, was, { ...target, act: 'withdraw' });
        expect(gone).toEqual({ kind: 'sent', platformIds: target.platformIds });
      }
      expect(harness.person.sees()).toEqual([]);
      const late = await amend(channel, harness.person, { text: plain('x') }, { ...target, act: 'edit' });
      expect(late).toEqual({ kind: 'reject', reason: CANNOT_AMEND.gone });
    });

    it.runIf(able.taps)('gives back a tapped choice with its prompt', async () => {
      const received = collect();
      const channel = await openWithChat(received.accept);
      const before = received.list.length;
      const choices = [
        { id: 'smd', label: 'Samarinda' },
        { id: '/menu', label: 'Menu' },
      ];
      await send(channel, harness.person, { text: plain('Pilih kota'), choices, prompt: 17 });
      await harness.person.picks('Samarinda');
      await harness.person.picks('Menu');
      const taps = (await received.atLeast(before + 2)).slice(before).map(({ content }) => content);
      expect(taps[0]).toEqual({ kind: 'choice', id: 'smd', prompt: 17 });
      expect(taps[1]).toMatchObject({ kind: 'choice', id: '/menu' });
    });

    it.each(able.failures)('says what to do when a send fails: %s', async (failure) => {
      const channel = await openWithChat();
      await harness.fail(failure);
      const result = await send(channel, harness.person, { text: plain('kabar') });
      expect(RESULT_OF[failure]).toContain(result.kind);
      if (failure === 'flooded') expect(result).toMatchObject({ afterMs: expect.any(Number) });
      if (result.kind !== 'sent') expect(result.reason).not.toContain('kabar');
    });

    it.runIf(able.rubbish)('survives what it does not understand', async () => {
      const received = collect();
      const channel = await openWithChat(received.accept);
      await harness.deliverRubbish();
      await harness.person.writes('masih di sana?');
      await received.until((inbound) => textOf(inbound) === 'masih di sana?');
      await expect.poll(() => channel.health().state).toBe('up');
    });

    it('ignores failures of what is only a courtesy', async () => {
      const channel = open();
      await expect(channel.typing({ channel: channel.name, id: '999999999' })).resolves.toBeUndefined();
      const fetched = await channel.fetchMedia({ ref: 'no-such-file' }, 1_000);
      expect(fetched.kind).not.toBe('fetched');
    });

    /** A started channel that both people have written to: most platforms let nobody be written to unasked. */
    async function openWithChat(accept?: Accept): Promise<Channel> {
      const received = collect();
      const channel = open();
      await channel.start(async (inbound) => {
        await accept?.(inbound);
        await received.accept(inbound);
      });
      await harness.person.writes('halo');
      await harness.other.writes('halo');
      await received.atLeast(2);
      await expect.poll(() => channel.canSend()).toBe(true);
      return channel;
    }
  });
}

let lastKey = 0;

function send(
  channel: Channel,
  to: ContractPerson,
  reply: Reply,
  sentIds: string[] = [],
): Promise<SendResult> {
  lastKey += 1;
  return channel.send(to.address, reply, {
    key: lastKey.toString(16).padStart(16, '0'),
    sentIds,
    language: 'id',
    editable: true,
  });
}

/** A sent message, as the outbox tells a channel of it. */
function targetOf(result: SendResult, was: Reply): Omit<Amends, 'act'> {
  const platformIds = result.kind === 'sent' ? result.platformIds : [];
  return { key: lastKey.toString(16).padStart(16, '0'), platformIds, sentAt: new Date(), was };
}

function amend(channel: Channel, to: ContractPerson, reply: Reply, amends: Amends): Promise<SendResult> {
  lastKey += 1;
  const key = lastKey.toString(16).padStart(16, '0');
  return channel.send(to.address, reply, { key, sentIds: [], language: 'id', amends });
}

function textOf(inbound: Inbound): string | undefined {
  return inbound.content.kind === 'text' ? inbound.content.text : undefined;
}

/** An inbox for tests. `first` runs before a message counts as accepted, and may reject it. */
function collect(first: (inbound: Inbound, at: number) => Promise<void> = async () => {}) {
  const list: Inbound[] = [];
  const waiting = new Set<() => void>();
  const until = (done: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!done()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return {
    list,
    accept: async (inbound: Inbound) => {
      await first(inbound, list.length);
      list.push(inbound);
      for (const look of [...waiting]) look();
    },
    texts: () => list.map(textOf),
    atLeast: async (count: number) => {
      await until(() => list.length >= count);
      return list;
    },
    until: (wanted: (inbound: Inbound) => boolean) => until(() => list.some(wanted)),
  };
}
