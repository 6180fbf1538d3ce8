import { join } from 'node:path';
import { createAlertAdmins } from './alerts/index.ts';
import type { Channel } from './channels/channel.ts';
import { createWebchatChannel } from './channels/webchat/index.ts';
import type { Config } from './config.ts';
import { createConversation } from './conversation/index.ts';
import { gapsJob } from './features/answers/index.ts';
import { createBroadcastFeed } from './features/broadcasts/index.ts';
import { KNOWLEDGE, LEXICON, LOCALES } from './folders.ts';
import { createHttp, createMetrics, type Readiness } from './http/index.ts';
import { unforeseeable } from './identity/index.ts';
import { createAccept } from './inbox/index.ts';
import { createJobWorker, putJobs } from './jobs/index.ts';
import { type Clock, HOUR, MINUTE, SECOND, systemClock } from './kernel/clock.ts';
import { uuidv7 } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { loadKnowledge } from './knowledge/index.ts';
import { openLanguage } from './language/index.ts';
import { createMediaStore, sweepMedia } from './media/index.ts';
import type { ChannelName } from './messages/index.ts';
import { serveOperations } from './operations/index.ts';
import { chatHistory, createDispatcher, outboxDepth, sentSince, telegramPace } from './outbox/index.ts';
import { buildPrices } from './prices.ts';
import { retentionJob } from './retention/index.ts';
import { createScheduler } from './schedule/index.ts';
import { createSkills } from './skills.ts';
import { openStorage, type Storage } from './storage/index.ts';
import { telegramTexts } from './telegram-texts.ts';
import { createTurnWorker } from './turns/index.ts';
import { buildWhatsapp } from './whatsapp-parts.ts';
import { type AllWords, loadWords } from './words/index.ts';

/** Turns at once on PostgreSQL; the embedded database has one connection and takes them one by one. */
const TURN_CONCURRENCY = 2;

export interface Assistant {
  /** Resolves once everything receives; with the port the HTTP server got. */
  start(): Promise<{ port: number }>;
  /** Stops in reverse: receiving first, then turns and sends under way, then the database. */
  stop(): Promise<void>;
}

/**
 * Builds the whole assistant from its configuration. `exit` ends the process, to be started again. Rejects where the
 * database or a data file is unusable.
 */
export async function buildAssistant(
  config: Config,
  log: Log,
  { clock = systemClock, exit }: { clock?: Clock; exit: () => void },
): Promise<Assistant> {
  const newId = () => uuidv7();
  const words = loadWords(LOCALES);
  const cacheDir = join(config.dataDir, 'cache');
  // Side by side: the embedded database is compiled in the background while lists are read.
  const [storage, { language, regencies }] = await Promise.all([
    openStorage(
      {
        databaseUrl: config.databaseUrl,
        dataDir: config.dataDir,
        poolSize: config.databasePoolSize,
        secretsKeys: config.secretsKeys,
      },
      log,
    ),
    openLanguage(LEXICON, cacheDir),
  ]);
  const knowledge = loadKnowledge(KNOWLEDGE, cacheDir);
  const media = createMediaStore(join(config.dataDir, 'media'));
  const channels = new Map<ChannelName, Channel>();
  const metrics = createMetrics(
    () => outboxDepth(storage.db),
    () => healthOf(channels.values()),
    () => clock.now(),
  );
  const alertAdmins = createAlertAdmins({ storage, clock, words, adminIds: config.adminIds, log });

  const webchat = config.webchat ? buildWebchat(config, { storage, media, words, log, clock }) : null;
  // grammY is loaded where it is used, as Baileys is.
  const telegram = config.telegram
    ? (await import('./channels/telegram/index.ts')).createTelegramChannel({
        ...config.telegram,
        readMedia: media.read,
        texts: telegramTexts(words),
        log,
        clock,
      })
    : null;
  const { whatsapp: limits } = config;
  const whatsapp = limits
    ? await buildWhatsapp(
        { ...config, whatsapp: limits },
        { storage, media, words, metrics, alertAdmins, exit, log, clock },
      )
    : null;
  for (const channel of [webchat, telegram, whatsapp?.channel])
    if (channel) channels.set(channel.name, channel);

  const { timeZone, adminIds } = config;
  const prices = buildPrices({ storage, clock, log, timeZone, adminIds, knowledge, words });
  const { skills, timerJobs, jobs, startJobs } = createSkills({
    language,
    regencies,
    knowledge,
    newId,
    random: unforeseeable,
    leads: config.leads,
    broadcasts: {
      approvalFrom: config.broadcastApprovalFrom,
      whatsapp: limits && { pushesPerDay: limits.pushesPerDay, newChatsPerDay: limits.newChatsPerDay },
    },
    tickets: {
      hours: { weekly: config.support.hours, holidays: new Set(config.support.holidays), timeZone },
      reofferMs: config.support.reofferMinutes * MINUTE,
      escalateMs: config.support.escalateMinutes * MINUTE,
    },
    words,
    media,
    timeZone,
    adminIds,
    prices,
  });
  const scheduler = createScheduler({
    storage,
    clock,
    log,
    jobs: [
      ...prices.jobs({ fetching: config.fetchPrices }),
      gapsJob({ storage, timeZone, adminIds, now: () => clock.now() }),
      retentionJob({ storage, log, timeZone }),
    ],
  });
  const worker = createTurnWorker({
    storage,
    clock,
    words,
    conversation: createConversation(skills, newId),
    timerJobs,
    pace: { messages: config.messagesPer10s, withinMs: 10 * SECOND },
    quietMs: config.quietMs,
    adminIds: new Set(config.adminIds),
    channels,
    media,
    log,
    concurrency: storage.kind === 'postgres' ? TURN_CONCURRENCY : 1,
    onTurn: metrics.turnFinished,
  });
  const jobWorker = createJobWorker({ storage, clock, log, handlers: jobs });
  const feed = createBroadcastFeed({ timeZone, words });
  const dispatchers = [...channels.values()].map((channel) =>
    createDispatcher({
      channel,
      storage,
      clock,
      log,
      onResult: metrics.sendFinished,
      feed,
      onRestricted: () => void alertAdmins('alert-whatsapp-reach-out'),
      ...(channel === whatsapp?.channel ? whatsapp.dispatch : {}),
      ...(channel === telegram && config.telegram ? { pace: telegramPace(config.telegram.perSecond) } : {}),
      alone: storage.kind === 'pglite',
    }),
  );
  const accept = createAccept({
    storage,
    clock,
    newId,
    onAccepted: ({ address, content }) => metrics.messageReceived(address.channel, content.kind),
    onRefused: ({ address }) => metrics.messageRefused(address.channel),
  });
  const http = createHttp({
    ...(webchat ? { webchat: webchat.routes } : {}),
    pages: whatsapp ? [whatsapp.page] : [],
    webhooks: telegram?.webhookHandler ? { telegram: telegram.webhookHandler } : {},
    health: () => readiness(storage, channels.values()),
    metrics: metrics.registry,
    log,
  });

  const sweep = () =>
    sweepMedia(media, storage, clock).catch((err: unknown) =>
      log.warn({ err }, 'old files could not be removed'),
    );
  let sweeping: NodeJS.Timeout | undefined;
  let control: Awaited<ReturnType<typeof serveOperations>> | undefined;

  return {
    async start() {
      if (storage.kind === 'pglite')
        control = await serveOperations(
          config.dataDir,
          {
            storage,
            clock,
            timeZone,
            dataDir: config.dataDir,
            secretsKeys: config.secretsKeys,
            prices: async () => prices,
          },
          log,
        );
      await storage.transaction((tx) => putJobs(tx, startJobs(clock.now()), clock.now()));
      sweeping = setInterval(sweep, HOUR);
      for (const dispatcher of dispatchers) dispatcher.start();
      worker.start();
      jobWorker.start();
      scheduler.start();
      for (const channel of channels.values()) await channel.start(accept);
      return http.listen(config.port, config.host);
    },
    async stop() {
      clearInterval(sweeping);
      await Promise.all([...channels.values()].map((channel) => channel.stop()));
      await scheduler.stop();
      await worker.stop();
      await jobWorker.stop();
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()));
      await http.close();
      await control?.close();
      await storage.close();
    },
  };
}

/** What `/readyz` and `saudagar doctor` report. */
async function readiness(storage: Storage, channels: Iterable<Channel>): Promise<Readiness> {
  const database = await storage.ping().then(
    () => ({ state: 'up' }),
    () => ({ state: 'down', detail: 'the database does not answer' }),
  );
  return {
    database,
    channels: healthOf(channels),
  };
}

function healthOf(channels: Iterable<Channel>): Readiness['channels'] {
  return Object.fromEntries([...channels].map((channel) => [channel.name, channel.health()]));
}

function buildWebchat(
  config: Config,
  parts: {
    storage: Storage;
    media: ReturnType<typeof createMediaStore>;
    words: AllWords;
    log: Log;
    clock: Clock;
  },
) {
  const { storage, media, words, log, clock } = parts;
  return createWebchatChannel({
    feed: {
      assistantSince: (address, afterSeq, limit) => sentSince(storage.db, address, afterSeq, limit),
      history: (address, limit) => chatHistory(storage.db, address, limit),
    },
    uploadsDir: join(config.dataDir, 'webchat-uploads'),
    readMedia: (hash) => media.read(hash).catch(() => null),
    texts: (language, key, args) => words[language].label(key, args),
    timeZone: config.timeZone,
    log,
    clock,
  });
}
