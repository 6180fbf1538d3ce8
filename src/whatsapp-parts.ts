import type { Hono } from 'hono';
import { ACCOUNT_TOPIC, createAccount, leaveRequest, viewAccount } from './accounts/index.ts';
import type { AlertAdmins } from './alerts/index.ts';
import type { Channel } from './channels/channel.ts';
import type { Config } from './config.ts';
import type { Metrics } from './http/index.ts';
import type { Clock } from './kernel/clock.ts';
import { uuidv7 } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { createSecretBox } from './kernel/secret-box.ts';
import type { MediaStore } from './media/index.ts';
import {
  findPayload,
  keepPayload,
  noteReceipts,
  PACE,
  type PaceLimits,
  type PushBudget,
} from './outbox/index.ts';
import type { Storage } from './storage/index.ts';
import { whatsappTexts } from './whatsapp-texts.ts';
import type { AllWords } from './words/index.ts';

export interface WhatsappParts {
  channel: Channel;
  /** The pairing page. */
  page: Hono;
  /** How its messages are sent. */
  dispatch: { pace: PaceLimits; budget: PushBudget; concurrency: number; sendTimeoutMs: number };
}

/** The library encrypts and sends one message after another; more at once only overlap in their typing. */
const CONCURRENCY = 4;
/** Typing, perhaps an upload, and the server's word. */
const SEND_TIMEOUT_MS = 25_000;

/** Many complaints of the library within this time are an alert (P12). */
const TROUBLE_WINDOW_MS = 10 * 60_000;
const TROUBLE_LIMIT = 200;

/** WhatsApp with all that it needs of the rest. Its library is loaded only where it is switched on. */
export async function buildWhatsapp(
  config: Config & { whatsapp: NonNullable<Config['whatsapp']> },
  parts: {
    storage: Storage;
    media: MediaStore;
    words: AllWords;
    metrics: Metrics;
    alertAdmins: AlertAdmins;
    exit: () => void;
    log: Log;
    clock: Clock;
  },
): Promise<WhatsappParts> {
  const { storage, media, words, metrics, alertAdmins, exit, log, clock } = parts;
  const { whatsapp: limits, timeZone } = config;
  const { createPairingPage, createWhatsappChannel } = await import('./channels/whatsapp/index.ts');
  const secrets = createSecretBox(config.secretsKeys);
  const countTrouble = createTroubleCount(clock, () => void alertAdmins('alert-whatsapp-decrypt'));

  const channel = createWhatsappChannel({
    account: createAccount({ storage, channel: 'whatsapp', owner: uuidv7(), secrets }),
    sent: {
      find: (ref, part) => findPayload(storage.db, ref, part),
      keep: (ref, part, payload) => keepPayload(storage.db, ref, part, payload),
    },
    onReceipts: (receipts) => noteReceipts(storage.db, 'whatsapp', receipts, clock.now()),
    onDisconnect: (reason) => metrics.disconnected('whatsapp', reason),
    onTrouble() {
      metrics.libraryTrouble('whatsapp');
      countTrouble();
    },
    alert: (what) => void alertAdmins(`alert-whatsapp-${what}`),
    exit,
    readMedia: media.read,
    texts: whatsappTexts(words),
    typingMs: limits.typingMs,
    wsUrl: limits.wsUrl,
    log,
    clock,
  });
  const page = createPairingPage({
    view: () => viewAccount(storage.db, 'whatsapp'),
    request: (request) =>
      storage.transaction(async (tx) => {
        await leaveRequest(tx, 'whatsapp', request);
        await storage.wake(tx, ACCOUNT_TOPIC);
      }),
    words: (key) => words.id.label(`pairing-${key}`),
  });
  const perSecond = Math.max(limits.perMinute, 1) / 60;
  const pace = { ...PACE.whatsapp, perSecond, burst: Math.max(1, Math.ceil(perSecond * 4)) };
  const { pushesPerDay, newChatsPerDay: reachOutsPerDay } = limits;
  const budget = { pushesPerDay, reachOutsPerDay, timeZone };
  const dispatch = { pace, budget, concurrency: CONCURRENCY, sendTimeoutMs: SEND_TIMEOUT_MS };
  return { channel, page, dispatch };
}

/** Calls `tooMany` when there was more trouble within the window than a healthy account has. */
function createTroubleCount(clock: Clock, tooMany: () => void): () => void {
  let window = 0;
  let count = 0;
  return () => {
    const now = Math.floor(clock.now().getTime() / TROUBLE_WINDOW_MS);
    if (now !== window) count = 0;
    window = now;
    count += 1;
    if (count === TROUBLE_LIMIT) tooMany();
  };
}
