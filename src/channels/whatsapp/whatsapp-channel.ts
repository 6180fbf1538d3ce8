import { proto } from '@whiskeysockets/baileys';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Account } from '../account.ts';
import type { Channel } from '../channel.ts';
import { type Pause, pause as realPause } from '../keep-trying.ts';
import { type AccountAlert, createConnection } from './connection.ts';
import { createFetchMedia, type Download } from './media.ts';
import { readMessageId } from './message-id.ts';
import { createOpenSocket } from './open-socket.ts';
import { quietConsole } from './quiet-console.ts';
import { createReceive, type Receive } from './receive.ts';
import type { WhatsappTexts } from './render.ts';
import { createSend, type SentPayloads } from './send.ts';
import type { OpenSocket } from './socket.ts';

export interface WhatsappOptions {
  account: Account;
  sent: SentPayloads;
  /** What a phone said of messages of ours, by the rows' names. */
  onReceipts: (receipts: ReadonlyArray<{ ref: string; kind: 'delivered' | 'read' }>) => Promise<void>;
  /** For counters: each end of a connection by reason, each warning of the library. */
  onDisconnect: (reason: string) => void;
  onTrouble: () => void;
  /** Something that only a person can mend. */
  alert: (what: AccountAlert) => void;
  /** Ends the process, to be started again: the last cure of a connection that hears nothing (P10). */
  exit: () => void;
  /** Content of a file of ours by its hash; rejects with `ENOENT` when there is no such file. */
  readMedia: (hash: string) => Promise<Uint8Array>;
  texts: WhatsappTexts;
  typingMs: number;
  /** Another server than WhatsApp's, for tests. */
  wsUrl?: string | undefined;
  log: Log;
  clock: Clock;
  /** Stand-ins for the outside world, in tests. */
  outside?: { open?: OpenSocket; pause?: Pause; download?: Download; lookEveryMs?: number };
}

/** How long a stop waits for a database that does not answer. */
const STORE_MS = 5_000;

/**
 * WhatsApp through Baileys: private chats with people who wrote first. `start` returns before WhatsApp was reached;
 * `health` says how it is, `saudagar whatsapp` and `/whatsapp` pair it.
 */
export function createWhatsappChannel(options: WhatsappOptions): Channel {
  const { account, sent, log, clock, outside = {} } = options;
  const pause = outside.pause ?? realPause;
  quietConsole(log);
  const stopping = new AbortController();
  let receive: Receive | null = null;
  let storing = true;

  const open =
    outside.open ??
    createOpenSocket({
      wsUrl: options.wsUrl,
      getPayload: async (id) => {
        const part = readMessageId(id);
        const payload = part ? await sent.find(part.ref, part.part) : null;
        // Anything but undefined would be sent, and burn the retry (P7).
        return payload ? proto.Message.decode(payload) : undefined;
      },
      onTrouble: options.onTrouble,
      log,
      clock,
    });
  const connection = createConnection({
    account,
    open,
    clock,
    log,
    pause,
    ...(outside.lookEveryMs ? { lookEveryMs: outside.lookEveryMs } : {}),
    onMessages: (messages) => receive?.take(messages),
    onReceipts: (receipts) => {
      const ours = receipts.flatMap(({ id, kind }) => {
        const message = readMessageId(id);
        return message ? [{ ref: message.ref, kind }] : [];
      });
      options
        .onReceipts(ours)
        .catch((err: unknown) => log.warn({ channel: 'whatsapp', err }, 'receipts not noted'));
    },
    onDisconnect: options.onDisconnect,
    alert: options.alert,
    exit: options.exit,
  });
  const { socket } = connection;

  return {
    name: 'whatsapp',
    // The phone knows a message by its id, which is ours to choose.
    repeatable: true,

    async start(accept) {
      if (receive) throw new Error('the WhatsApp channel is already started');
      receive = createReceive({
        accept,
        socket,
        clock,
        log,
        pause,
        signal: stopping.signal,
        heard: connection.heard,
        failed: (ok) => {
          storing = ok;
        },
      });
      connection.start();
    },

    async stop() {
      await connection.stop();
      // WhatsApp counts what came in as delivered: it is stored now or lost (P8).
      await Promise.race([receive?.idle(), pause(STORE_MS, stopping.signal)]);
      stopping.abort();
      await receive?.idle();
    },

    send: createSend({
      socket,
      sent,
      readMedia: options.readMedia,
      texts: options.texts,
      typingMs: options.typingMs,
      clock,
    }),

    async typing(to) {
      await socket()
        ?.composing(to.id, true)
        .catch(() => {});
    },

    fetchMedia: createFetchMedia(socket, outside.download),

    health() {
      const health = connection.health();
      return storing || health.state !== 'up'
        ? health
        : { ...health, state: 'down', detail: 'inbox-unavailable' };
    },

    canSend: () => socket() !== null,
  };
}
