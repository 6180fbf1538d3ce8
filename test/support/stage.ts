import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../src/channels/channel.ts';
import { render } from '../../src/channels/whatsapp/render.ts';
import { createConversation } from '../../src/conversation/index.ts';
import { gapsJob } from '../../src/features/answers/index.ts';
import { createBroadcastFeed } from '../../src/features/broadcasts/index.ts';
import type { LeadSettings } from '../../src/features/leads/index.ts';
import { storeDemand } from '../../src/features/prices/demand.store.ts';
import { Capacity } from '../../src/features/registration/draft.ts';
import { BusinessDraft, saveBusiness } from '../../src/features/registration/index.ts';
import type { RandomInt } from '../../src/identity/index.ts';
import { createAccept } from '../../src/inbox/index.ts';
import { createJobWorker } from '../../src/jobs/index.ts';
import { MINUTE } from '../../src/kernel/clock.ts';
import type { NewId } from '../../src/kernel/ids.ts';
import { createLog } from '../../src/kernel/log.ts';
import { parseOpeningHours } from '../../src/kernel/opening-hours.ts';
import { personalAddress } from '../../src/kernel/personal.ts';
import { parseCapacity } from '../../src/language/index.ts';
import { createMediaStore, type MediaStore } from '../../src/media/index.ts';
import {
  type ChannelName,
  type Inbound,
  type InboundContent,
  plain,
  type Reply,
  toPlainText,
} from '../../src/messages/index.ts';
import { createDispatcher } from '../../src/outbox/index.ts';
import { buildPrices } from '../../src/prices.ts';
import { createScheduler } from '../../src/schedule/index.ts';
import { createSkills } from '../../src/skills.ts';
import type { Storage } from '../../src/storage/index.ts';
import { createTurnWorker } from '../../src/turns/index.ts';
import { whatsappTexts } from '../../src/whatsapp-texts.ts';
import type { AllWords } from '../../src/words/index.ts';
import { languageAndPlaces, loadedKnowledge, loadedWords } from './loaded.ts';
import { openTestStorage } from './shared-storage.ts';
import type { CastMember, Registered } from './transcript.ts';

/** When every transcript begins: Monday 23 November 2026, 09:00 in Balikpapan. */
const BEGIN = Date.parse('2026-11-23T01:00:00Z');
/** Longer than the quiet time, shorter than anything else. */
const PAUSE_MS = 5_000;
const LEADS: LeadSettings = {
  approval: false,
  readAlong: false,
  weeklyLimit: 3,
  waveSize: 5,
  answerHours: 48,
};
const UNLIMITED = { perSecond: 1e6, burst: 1e6, chatPerSecond: 1e6, chatBurst: 1e6 };

/** The assistant on a real database with a clock that only the test moves, and a channel that writes down. */
export interface Stage {
  readonly storage: Storage;
  readonly media: MediaStore;
  /** Where its files are. */
  readonly dataDir: string;
  /** Every line logged so far, at any level. */
  logged(): readonly string[];
  /** Everything said to a person so far. */
  said(who: string): Reply[];
  /** A reply as a transcript shows it, one text for each message it becomes on this channel. */
  show(reply: Reply): string[];
  /** Everything said to anybody so far, in order. */
  heard(): ReadonlyArray<{ who: string; reply: Reply }>;
  /** Gives a person of the cast a business, as if registered before. */
  register(business: Registered): Promise<void>;
  /** Hands in what a person does, and lets the assistant do all that is due. */
  act(
    who: string,
    content: InboundContent,
    options?: { burst?: boolean; id?: string; sentAgoMs?: number },
  ): Promise<void>;
  /** Hands something in as a channel does, and does nothing about it yet. */
  deliver(who: string, content: Inbound['content'], sender?: Inbound['sender']): Promise<void>;
  /** Lets time pass, and what falls due in it happen. */
  wait(ms: number): Promise<void>;
  now(): Date;
  /** A table of prices comes in, as an officer's file does. */
  enterPrices(table: string): Promise<void>;
  /** Who bought how much of an item in a year comes in, in millions of dollars, as UN Comtrade says it. */
  enterDemand(demand: {
    item: string;
    year: number;
    buyers: ReadonlyArray<{ partner: number; millions: number }>;
  }): Promise<void>;
  close(): Promise<void>;
}

/**
 * Builds the assistant as `assistant.ts` does, without the outside world. Names become chats of `channel`, but for those of
 * the cast, who chat from where it says and have its role.
 */
export async function openStage(
  channelName: ChannelName = 'telegram',
  cast: readonly CastMember[] = [],
  leads: Partial<LeadSettings> = {},
  secretsKeys: readonly string[] = [],
): Promise<Stage> {
  const storage = await openTestStorage(secretsKeys);
  const dataDir = await mkdtemp(join(tmpdir(), 'saudagar-stage-'));
  const media = createMediaStore(join(dataDir, 'media'));
  const logged: string[] = [];
  const destination = process.env.STAGE_LOG ? undefined : { write: (line: string) => void logged.push(line) };
  const log = createLog(process.env.STAGE_LOG ?? 'trace', [], destination);
  let nowMs = BEGIN;
  const clock = { now: () => new Date(nowMs) };
  const newId = foreseeableIds(() => nowMs);
  const words = loadedWords();
  const { language, regencies } = await languageAndPlaces();
  const knowledge = loadedKnowledge();
  const timeZone = 'Asia/Makassar';
  const random = foreseeable();
  const admins = cast.filter(({ role }) => role === 'admin');
  const adminIds = admins.map(({ channel, who, phone }) => `${channel}:${phone ?? who}`);
  const prices = buildPrices({ storage, clock, log, timeZone, adminIds, knowledge, words });
  const { skills, timerJobs, jobs } = createSkills({
    language,
    regencies,
    knowledge,
    newId,
    random,
    media,
    timeZone,
    adminIds,
    prices,
    leads: { ...LEADS, ...leads },
    tickets: {
      hours: { weekly: parseOpeningHours('Mon-Fri 08:00-16:00') ?? [], holidays: new Set(), timeZone },
      reofferMs: 15 * MINUTE,
      escalateMs: 60 * MINUTE,
    },
    broadcasts: { approvalFrom: 5, whatsapp: { pushesPerDay: 500, newChatsPerDay: 50 } },
    words,
  });
  const scheduler = createScheduler({
    storage,
    clock,
    log,
    jobs: [
      ...prices.jobs({ fetching: false }),
      gapsJob({ storage, timeZone, adminIds, now: () => clock.now() }),
    ],
  });
  const languages = new WeakMap<Reply, 'id' | 'en'>();
  const heard: Array<{ who: string; reply: Reply }> = [];
  const channels = [...new Set([channelName, ...cast.map(({ channel }) => channel)])].map((name) =>
    notingChannel(name, heard, languages),
  );
  const worker = createTurnWorker({
    storage,
    clock,
    words,
    conversation: createConversation(skills, newId),
    timerJobs,
    pace: { messages: 20, withinMs: 10_000 },
    quietMs: 1_500,
    adminIds: new Set(adminIds),
    channels: new Map(channels.map((channel) => [channel.name, channel])),
    media,
    log,
    concurrency: 1,
  });
  const jobWorker = createJobWorker({ storage, clock, log, handlers: jobs });
  const feed = createBroadcastFeed({ timeZone, words });
  const dispatchers = channels.map((channel) => ({
    name: channel.name,
    dispatcher: createDispatcher({ channel, storage, clock, log, feed, pace: UNLIMITED, alone: true }),
  }));
  const accept = createAccept({ storage, clock, newId });
  let deliveries = 0;

  /** Turns put jobs and jobs speak in chats, until nothing is due any more. */
  async function settle(): Promise<void> {
    do await worker.drain();
    while (await jobWorker.drain());
    const waiting = await channelsToSendOn();
    for (const { name, dispatcher } of dispatchers) if (waiting.has(name)) await dispatcher.drain();
  }

  /** After most acts there are channels with nothing to send, and a dispatcher needs five statements to see that. */
  async function channelsToSendOn(): Promise<ReadonlySet<string>> {
    const rows = await storage.db.$queryRaw<Array<{ channel: string }>>`
      SELECT DISTINCT channel FROM "OutboxMessage" WHERE state IN ('queued', 'sending')
      UNION SELECT unnest(${dispatchers.map(({ name }) => name)}::text[])
        WHERE EXISTS (SELECT FROM "Broadcast" WHERE state = 'sending')`;
    return new Set(rows.map(({ channel }) => channel));
  }

  for (const member of cast) await grantRole(storage, member, newId, clock.now());

  return {
    storage,
    media,
    dataDir,
    logged: () => logged,
    said: (who) => heard.filter((one) => one.who === who).map(({ reply }) => reply),
    heard: () => heard,
    show: (reply) =>
      channelName === 'whatsapp'
        ? showOnWhatsapp(reply, words, languages.get(reply) ?? 'id')
        : [showReply(reply)],
    async register(business) {
      const member = cast.find(({ who }) => who === business.who);
      const channel = member?.channel ?? channelName;
      await storage.transaction(async (tx) => {
        const now = clock.now();
        const known = await tx.chat.findUnique({
          where: { channel_address: { channel, address: personalAddress(channel, business.who) } },
        });
        const personId = known?.personId ?? newId();
        if (!known) {
          await tx.person.create({ data: { id: personId, createdAt: now, lastSeenAt: now } });
          await tx.chat.create({
            data: {
              id: newId(),
              channel,
              address: personalAddress(channel, business.who),
              personId,
              createdAt: now,
              lastInboundAt: now,
            },
          });
        }
        const place = regencies.matchRegency(business.regency);
        const regency = place.kind === 'exact' ? place.regency : { code: null, name: business.regency };
        const products = business.products.map((said) => {
          const [, name = said, capacity = ''] = /^(.*?)\s+(\d.*)$/.exec(said) ?? [];
          const [named] = language.splitProducts(name);
          return {
            name,
            catalogId: named?.catalogId ?? null,
            capacity: Capacity.safeParse(parseCapacity(capacity)).data ?? null,
          };
        });
        const draft = BusinessDraft.parse({
          name: business.name,
          ownerName: `Bu ${business.who[0]?.toUpperCase()}${business.who.slice(1)}`,
          regency: { code: regency.code, name: regency.name },
          products,
          nib: null,
          certificates: business.certificates,
          experience: business.experience,
          targetCountries: business.countries,
          phone: { number: '+6281234567890', provenBy: null },
        });
        await saveBusiness({ tx, personId, now }, draft, newId);
      });
    },
    async act(who, content, { burst = false, id, sentAgoMs = 0 } = {}) {
      deliveries += 1;
      const member = cast.find((one) => one.who === who);
      const sender = {
        ...(who === 'user' ? {} : { displayName: member ? nameOf(member) : who }),
        ...(member?.phone ? { provenPhone: member.phone } : {}),
      };
      await accept({
        id: id ?? `${deliveries}`,
        address: { channel: member?.channel ?? channelName, id: who },
        sentAt: new Date(nowMs - sentAgoMs),
        sender,
        content,
      });
      nowMs += burst ? 400 : 0;
      await settle();
      if (burst) return;
      nowMs += PAUSE_MS;
      await settle();
    },
    async deliver(who, content, sender = {}) {
      deliveries += 1;
      const member = cast.find((one) => one.who === who);
      await accept({
        id: `${deliveries}`,
        address: { channel: member?.channel ?? channelName, id: who },
        sentAt: new Date(nowMs),
        sender: { ...(member?.phone ? { provenPhone: member.phone } : {}), ...sender },
        content,
      });
    },
    async wait(ms) {
      nowMs += ms;
      await scheduler.runDue();
      await settle();
    },
    now: () => clock.now(),
    async enterPrices(table) {
      const result = await prices.import(Buffer.from(table), true);
      if (result.kind !== 'stored') throw new Error(JSON.stringify(result));
      await settle();
    },
    async enterDemand({ item, year, buyers }) {
      const rows = buyers.map(({ partner, millions }) => ({
        item,
        year,
        partner,
        valueUsd: millions * 1_000_000,
        netKg: null,
      }));
      await storage.transaction((tx) => storeDemand(tx, rows, 'comtrade', clock.now()));
    },
    async close() {
      await scheduler.stop();
      await worker.stop();
      await jobWorker.stop();
      for (const { dispatcher } of dispatchers) await dispatcher.stop();
      await storage.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same ids in every run, each after the one before: what a tie is decided by. */
function foreseeableIds(nowMs: () => number): NewId {
  let made = 0;
  return () => {
    made += 1;
    const time = nowMs().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${made.toString(16).padStart(12, '0')}`;
  };
}

/** The same numbers in every run: mulberry32. */
function foreseeable(): RandomInt {
  let state = 20_261_123;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** `pak_rudi` is shown as "Pak Rudi"; `sari_wa` is Sari's other chat. */
function nameOf({ who }: CastMember): string {
  return who
    .replace(/_(wa|tg|web)$/, '')
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}

async function grantRole(storage: Storage, member: CastMember, newId: NewId, now: Date): Promise<void> {
  if (!member.role || member.role === 'admin') return;
  const { role, office = null, channel, who: address } = member;
  const created = { createdAt: now };
  await storage.db.person.create({
    data: {
      id: newId(),
      lastSeenAt: now,
      ...created,
      chats: { create: { id: newId(), channel, address: personalAddress(channel, address), ...created } },
      roles: { create: { id: newId(), role, office, grantedAt: now } },
    },
  });
}

function notingChannel(
  name: ChannelName,
  heard: Array<{ who: string; reply: Reply }>,
  languages: WeakMap<Reply, 'id' | 'en'>,
): Channel {
  return {
    name,
    start: async () => undefined,
    stop: async () => undefined,
    typing: async () => undefined,
    async send(to, message, { key, language, amends }) {
      // What changes a message that is on the screen is marked as such.
      const reply = amends ? { ...message, text: [...plain(AMENDED[amends.act]), ...message.text] } : message;
      languages.set(reply, language);
      heard.push({ who: to.id, reply });
      return { kind: 'sent', platformIds: [key] };
    },
    async fetchMedia({ ref }) {
      if (ref === 'gone') return { kind: 'failed', reason: 'unavailable' };
      if (ref === 'huge') return { kind: 'failed', reason: 'too-large' };
      return { kind: 'fetched', content: fileNamed(ref) };
    },
    health: () => ({ state: 'up' }),
    canSend: () => true,
    repeatable: false,
  };
}

const AMENDED = { edit: '(diubah)', withdraw: '(ditarik)' } as const;

/** A file of test/payloads by its path there; else one that begins like what it is: `foto-1` like a PNG, `berkas.exe` like nothing we keep. */
function fileNamed(ref: string): Uint8Array {
  if (ref.startsWith('csv ')) return Buffer.from(ref.slice(4).replaceAll('|', '\n'));
  if (ref.includes('/')) return readFileSync(new URL(`../payloads/${ref}`, import.meta.url));
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return Uint8Array.from([...(ref.startsWith('foto') ? png : [0x4d, 0x5a]), ...Buffer.from(ref)]);
}

/** Its words, a note of what comes with it, its choices in brackets. */
function showReply(reply: Reply): string {
  const words = linesOf(toPlainText(reply.text));
  const file = reply.attachment ? [noteOf(reply.attachment)] : [];
  const request = reply.request
    ? [`(tombol ${reply.request === 'contact' ? 'kirim nomor' : 'kirim lokasi'})`]
    : [];
  const choices = reply.choices?.length ? [reply.choices.map(({ label }) => `[${label}]`).join(' ')] : [];
  return [...words, ...file, ...request, ...choices].join('\n');
}

/** As it is sent there, with WhatsApp's own marks and without the empty lines. */
function showOnWhatsapp(reply: Reply, words: AllWords, language: 'id' | 'en'): string[] {
  const rendered = render(reply, whatsappTexts(words)[language]);
  if (rendered.kind === 'impossible') throw new Error(rendered.reason);
  return rendered.messages.map((message) => {
    if (message.kind === 'text') return linesOf(message.text).join('\n');
    if (message.kind === 'place') return noteOf(message.place);
    return [noteOf(message.file), ...linesOf(message.caption ?? '')].join('\n');
  });
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function noteOf(attachment: NonNullable<Reply['attachment']>): string {
  return attachment.kind === 'place'
    ? `(lokasi ${attachment.latitude}, ${attachment.longitude})`
    : `(berkas ${attachment.fileName})`;
}
