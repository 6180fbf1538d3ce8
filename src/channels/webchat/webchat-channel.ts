import type { Hono } from 'hono';
import type { Clock } from '../../kernel/clock.ts';
import { HOUR } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Channel, ChannelHealth } from '../channel.ts';
import type { ChatFeed } from './chat-feed.ts';
import { Listeners } from './listeners.ts';
import { loadPage } from './page.ts';
import type { PageTexts } from './page-texts.ts';
import { Reception } from './receive.ts';
import { createRoutes } from './routes.ts';
import { Spool } from './spool.ts';

export interface WebchatOptions {
  feed: ChatFeed;
  /** Folder of uploads that were not fetched yet; made when needed. */
  uploadsDir: string;
  /** A stored file by the SHA-256 of its content; null when there is none. */
  readMedia: (hash: string) => Promise<Uint8Array | null>;
  texts: PageTexts;
  /** IANA zone in which the page shows times. */
  timeZone: string;
  log: Log;
  clock: Clock;
}

/**
 * The chat page of this machine as a channel. `routes` serve the page and everything it asks for; they are mounted
 * at the root of a server that listens on loopback. Sending means that the page is told to read the feed: the row
 * shows once the outbox has marked it `sent`, so a repeated send shows nothing twice. An amendment is read there as well;
 * anything can become anything, at any time.
 */
export function createWebchatChannel(options: WebchatOptions): Channel & { routes: Hono } {
  const { feed, readMedia, texts, timeZone, log, clock } = options;
  const listeners = new Listeners();
  const reception = new Reception(clock, log);
  const spool = new Spool(options.uploadsDir, clock);
  const page = loadPage(texts, timeZone);
  let state: ChannelHealth['state'] = 'starting';
  let sweeping: NodeJS.Timeout | undefined;

  const sweep = () =>
    spool.sweep().catch((error: unknown) => log.warn({ err: error }, 'old uploads could not be removed'));

  return {
    name: 'webchat',
    routes: createRoutes({ feed, reception, listeners, spool, page, readMedia, log }),

    async start(accept) {
      await sweep();
      sweeping = setInterval(sweep, HOUR).unref();
      reception.open(accept);
      state = 'up';
    },

    async stop() {
      clearInterval(sweeping);
      state = 'stopped';
      await reception.close();
    },

    async send(to, _reply, { key, amends }) {
      listeners.sent(to.id, amends?.key ?? key);
      return { kind: 'sent', platformIds: amends ? [...amends.platformIds] : [key] };
    },

    async typing(to) {
      listeners.typing(to.id);
    },

    async fetchMedia(media, maxBytes) {
      const fetched = await spool.read(media.ref, maxBytes);
      return fetched.kind === 'fetched' && media.mimeType
        ? { ...fetched, mimeType: media.mimeType }
        : fetched;
    },

    canSend: () => true,
    // A page knows a message by its key.
    repeatable: true,
    health: () => ({ state, ...(reception.lastInboundAt ? { lastInboundAt: reception.lastInboundAt } : {}) }),
  };
}
