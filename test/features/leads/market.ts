import { type LeadParts, leadJobs } from '../../../src/features/leads/index.ts';
import type { Lead, LeadFields } from '../../../src/features/leads/lead.ts';
import { insertLead } from '../../../src/features/leads/leads.store.ts';
import { duplicateKey, openingJobs } from '../../../src/features/leads/open-lead.ts';
import { BusinessDraft, saveBusiness } from '../../../src/features/registration/index.ts';
import { createJobWorker, type JobHandler, type JobWorker, putJobs } from '../../../src/jobs/index.ts';
import { after, DAY } from '../../../src/kernel/clock.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import { createLog } from '../../../src/kernel/log.ts';
import { openStorage, type Storage } from '../../../src/storage/index.ts';
import { languageAndPlaces, loadedKnowledge } from '../../support/loaded.ts';
import { openTestStorage } from '../../support/shared-storage.ts';

const { language } = await languageAndPlaces();
const knowledge = loadedKnowledge();

/** Monday 23 November 2026, 09:00 in Balikpapan. */
const BEGIN = Date.parse('2026-11-23T01:00:00Z');

/** Owners, leads and the jobs about them on a real database, without any chat; the test moves the clock. */
export interface Market {
  readonly storage: Storage;
  /** A worker of its own, as another process has one: on its own connections where the database has several. */
  process(
    change?: (handlers: Readonly<Record<string, JobHandler>>) => Readonly<Record<string, JobHandler>>,
  ): Promise<JobWorker>;
  owner(business: Partial<BusinessDraft>): Promise<string>;
  lead(fields?: Partial<LeadFields>): Promise<Lead>;
  /** Puts the jobs of an open lead. */
  open(lead: Lead): Promise<void>;
  pass(ms: number): void;
  now(): Date;
  close(): Promise<void>;
}

export async function openMarket(settings: Partial<LeadParts['settings']> = {}): Promise<Market> {
  const storage = await openTestStorage();
  const others: Storage[] = [];
  const workers: JobWorker[] = [];
  let nowMs = BEGIN;
  const clock = { now: () => new Date(nowMs) };
  const newId = () => uuidv7();
  const parts: LeadParts = {
    language,
    knowledge,
    newId,
    media: { put: neverUsed, read: neverUsed, remove: neverUsed, olderThan: neverUsed },
    timeZone: 'Asia/Makassar',
    adminIds: [],
    settings: {
      approval: false,
      readAlong: false,
      weeklyLimit: 3,
      waveSize: 5,
      answerHours: 48,
      ...settings,
    },
  };
  const author = await person();

  async function person(): Promise<string> {
    const personId = newId();
    const now = clock.now();
    await storage.db.person.create({ data: { id: personId, createdAt: now, lastSeenAt: now } });
    await storage.db.chat.create({
      data: {
        id: newId(),
        channel: 'telegram',
        address: personId,
        personId,
        createdAt: now,
        lastInboundAt: now,
      },
    });
    return personId;
  }

  return {
    storage,
    async process(change = (handlers) => handlers) {
      const own = storage.kind === 'postgres' ? await openStorage(storage.config) : storage;
      if (own !== storage) others.push(own);
      const worker = createJobWorker({
        storage: own,
        clock,
        log: createLog('silent'),
        handlers: change(leadJobs(parts)),
      });
      workers.push(worker);
      return worker;
    },
    async owner(business) {
      const personId = await person();
      const draft = BusinessDraft.parse({
        name: 'Dapur',
        ownerName: 'Bu Tini',
        regency: { code: '64.72', name: 'Kota Samarinda' },
        products: [
          { name: 'amplang', catalogId: 'amplang', capacity: { amount: 500, unit: 'kg', period: 'month' } },
        ],
        experience: 'direct',
        ...business,
      });
      await storage.transaction((tx) => saveBusiness({ tx, personId, now: clock.now() }, draft, newId));
      return personId;
    },
    async lead(fields = {}) {
      const whole: LeadFields = {
        product: 'Amplang',
        catalogId: 'amplang',
        hs: null,
        country: 'JP',
        quantity: 200,
        unit: 'kg',
        frequency: 'monthly',
        deadline: null,
        incoterm: null,
        priceIdea: null,
        certificates: [],
        company: 'Umi Foods',
        contactName: 'Mr Tanaka',
        contactEmail: 'tanaka@example.jp',
        contactPhone: null,
        ...fields,
      };
      return insertLead(storage.db, {
        id: newId(),
        fields: whole,
        office: 'itpc-osaka',
        authorId: author,
        state: 'open',
        observed: false,
        duplicateKey: duplicateKey(whole, author),
        expiresAt: after(clock.now(), 30 * DAY),
        now: clock.now(),
      });
    },
    open: (lead) => storage.transaction((tx) => putJobs(tx, openingJobs(lead, clock.now()), clock.now())),
    pass(ms) {
      nowMs += ms;
    },
    now: () => clock.now(),
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      for (const other of others) await other.close();
      await storage.close();
    },
  };
}

async function neverUsed(): Promise<never> {
  throw new Error('matching touches no files');
}
