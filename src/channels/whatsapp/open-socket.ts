import {
  type BinaryNode,
  Browsers,
  generateWAMessageContent,
  isLidUser,
  jidDecode,
  jidEncode,
  jidNormalizedUser,
  makeWASocket,
  proto,
  type UserFacingSocketConfig,
  type WAMessageKey,
  type WAMessageUpdate,
  type WASocket,
} from '@whiskeysockets/baileys';
import { type Clock, SECOND } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Disconnect } from './after-disconnect.ts';
import { createLibraryLog } from './library-log.ts';
import type { Ack, OpenSocket, Receipt, Socket, SocketEvents } from './socket.ts';
import { statusOf } from './status-of.ts';

/** The server confirms a message within a second or not at all; the outbox waits ten. */
const ACK_MS = 7 * SECOND;
const PROBE_MS = 30 * SECOND;
const MEDIA_MS = 60 * SECOND;

export interface OpenSocketParts {
  /** Another WhatsApp server, for tests: `ws://…`. */
  wsUrl?: string | undefined;
  /** What was sent under an id, for a phone that could not decrypt it; undefined where there is nothing (P7). */
  getPayload: (id: string) => Promise<proto.IMessage | undefined>;
  /** Each warning of the library. */
  onTrouble?: (() => void) | undefined;
  log: Log;
  clock: Clock;
}

const { INITIAL_BOOTSTRAP: INITIAL, PUSH_NAME } = proto.HistorySync.HistorySyncType;

/** How we differ from what the library does by itself. */
export const BEHAVIOUR = {
  browser: Browsers.ubuntu('Chrome'),
  // The phone would no longer be notified of anything while we are connected (P14).
  markOnlineOnConnect: false,
  emitOwnEvents: false,
  // Full history is megabytes nobody reads; none at all leaves the LID mappings out (P13).
  syncFullHistory: false,
  shouldSyncHistoryMessage: ({ syncType }: proto.Message.IHistorySyncNotification) =>
    syncType === INITIAL || syncType === PUSH_NAME,
} as const satisfies Partial<UserFacingSocketConfig>;

/** Makes connections through Baileys. */
export function createOpenSocket(parts: OpenSocketParts): OpenSocket {
  const logger = createLibraryLog(parts.log, parts.clock, parts.onTrouble);
  return (auth, events) => {
    const { creds } = auth.state;
    // A test server lets us in without pairing, which is what would have told our number.
    if (parts.wsUrl) creds.me ??= { id: NUMBER_ON_TEST_SERVER, name: 'Saudagar' };
    const sock = makeWASocket({
      auth: auth.state,
      logger,
      ...BEHAVIOUR,
      ...(parts.wsUrl ? { waWebSocketUrl: parts.wsUrl } : {}),
      getMessage: (key) => (key.id ? parts.getPayload(key.id) : Promise.resolve(undefined)),
    });
    const acks = waitForAcks(sock);
    listen(sock, events);
    saveCredentials(sock, auth, parts.wsUrl !== undefined, events);
    return createSocket(sock, acks, () => creds.me?.id);
  };
}

/** Until the server says which; no number has this form. */
const NUMBER_ON_TEST_SERVER = '10000000000@s.whatsapp.net';

function listen(sock: WASocket, events: SocketEvents): void {
  sock.ev.on('connection.update', ({ connection, qr, lastDisconnect }) => {
    if (qr) events.qr(qr);
    if (connection === 'open') {
      sock.sendPresenceUpdate('unavailable').catch(() => {});
      events.opened();
    }
    if (connection === 'close') events.closed(readDisconnect(lastDisconnect?.error));
  });
  sock.ev.on('messages.upsert', ({ messages }) => {
    events.messages(messages);
    for (const { key } of messages) if (key.id) events.handled(key.id);
  });
  sock.ev.on('messages.update', (updates) => {
    const receipts = updates.flatMap(readReceipt);
    if (receipts.length) events.receipts(receipts);
  });
  sock.ws.on('CB:message', (node: BinaryNode) => events.stanza(node.attrs.id));
  for (const stanza of ['CB:receipt', 'CB:notification']) sock.ws.on(stanza, () => events.stanza(undefined));
}

function readDisconnect(error: unknown): Disconnect {
  const code = statusOf(error);
  // The transport's own error hangs on the library's: its code may be any HTTP status, a proxy's 401 among them.
  const byTransport = error instanceof Error && 'data' in error && error.data instanceof Error;
  return { code, byTransport };
}

const { DELIVERY_ACK, READ, PLAYED } = proto.WebMessageInfo.Status;

function readReceipt({ key, update }: WAMessageUpdate): Receipt[] {
  const { status } = update;
  if (!key.fromMe || !key.id) return [];
  if (status === DELIVERY_ACK) return [{ id: key.id, kind: 'delivered' }];
  return status === READ || status === PLAYED ? [{ id: key.id, kind: 'read' }] : [];
}

/** Writes the credentials after every change, one write at a time. On a test server our LID has our number's digits. */
function saveCredentials(
  sock: WASocket,
  auth: Parameters<OpenSocket>[0],
  testServer: boolean,
  events: SocketEvents,
): void {
  const { creds } = auth.state;
  let saving = Promise.resolve();
  sock.ev.on('creds.update', () => {
    if (testServer && creds.me?.lid && creds.me.id === NUMBER_ON_TEST_SERVER) {
      creds.me = { ...creds.me, id: jidEncode(jidDecode(creds.me.lid)?.user ?? '', 's.whatsapp.net') };
    }
    saving = saving.then(auth.saveCreds).catch(events.credsLost);
  });
}

/** The library only tells of refusals; that the server took a message is an acknowledgement it keeps to itself. */
function waitForAcks(sock: WASocket) {
  const waiting = new Map<string, (ack: Ack) => void>();
  sock.ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) => {
    const code = Number(attrs.error);
    waiting.get(attrs.id ?? '')?.(attrs.error ? { kind: 'refused', code } : { kind: 'taken' });
  });
  const giveUp = () => {
    for (const settle of [...waiting.values()]) settle({ kind: 'no-answer' });
  };
  sock.ev.on('connection.update', ({ connection }) => {
    if (connection === 'close') giveUp();
  });
  /** Listens from before the message leaves; `within` counts from when it has. */
  return (id: string) => {
    const { promise, resolve } = Promise.withResolvers<Ack>();
    let timer: NodeJS.Timeout | undefined;
    const settle = (ack: Ack) => {
      clearTimeout(timer);
      if (waiting.get(id) === settle) waiting.delete(id);
      resolve(ack);
    };
    waiting.set(id, settle);
    return {
      cancel: () => settle({ kind: 'no-answer' }),
      within(ms: number) {
        timer = setTimeout(() => settle({ kind: 'no-answer' }), ms);
        return promise;
      },
    };
  };
}

/** The stanza says what kind of change it carries, as in the library's own `sendMessage`. */
const AMENDS = { edit: '1', withdraw: '7' } as const;

function createSocket(
  sock: WASocket,
  ackOf: ReturnType<typeof waitForAcks>,
  self: () => string | undefined,
): Socket {
  async function send(
    to: string,
    payload: proto.IMessage,
    id: string,
    { ms = ACK_MS, amends }: { ms?: number; amends?: keyof typeof AMENDS | undefined } = {},
  ): Promise<Ack> {
    const ack = ackOf(id);
    const additional = amends ? { additionalAttributes: { edit: AMENDS[amends] } } : {};
    try {
      await sock.relayMessage(to, payload, { messageId: id, ...additional });
    } catch (error) {
      ack.cancel();
      throw error;
    }
    return ack.within(ms);
  }
  const flows = () =>
    Promise.race([
      sock.messageMutex.mutex(() => Promise.resolve(true)),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PROBE_MS).unref()),
    ]);
  return {
    send: (to, payload, id, amends) => send(to, payload, id, { amends }),
    prepareMedia: (content) =>
      generateWAMessageContent(content, { upload: sock.waUploadToServer, mediaUploadTimeoutMs: MEDIA_MS }),
    composing: (to, on) => sock.sendPresenceUpdate(on ? 'composing' : 'paused', to),
    async renewSession(to) {
      const devices = await sock.getUSyncDevices([to], false, false);
      await sock.assertSessions(
        devices.map(({ jid }) => jid),
        true,
      );
    },
    async otherAddress(jid) {
      const { lidMapping } = sock.signalRepository;
      return (
        (isLidUser(jid) ? await lidMapping.getPNForLID(jid) : await lidMapping.getLIDForPN(jid)) ?? undefined
      );
    },
    async reupload({ id, jid, mediaKey, type }) {
      const key: WAMessageKey = { id, remoteJid: jid, fromMe: false };
      const content = { [`${type}Message`]: { mediaKey } };
      const updated = await sock.updateMediaMessage({ key, message: content });
      const path = updated.message?.imageMessage?.directPath ?? updated.message?.documentMessage?.directPath;
      if (!path) throw new Error('no new path');
      return path;
    },
    requestPairingCode: (phone) => sock.requestPairingCode(phone),
    async probe(id) {
      const me = self();
      if (!me) return false;
      const answered = await send(jidNormalizedUser(me), { conversation: '·' }, id, { ms: PROBE_MS });
      return answered.kind !== 'no-answer' && flows();
    },
    flows,
    logout: () => sock.logout(),
    close: () => void sock.end(undefined),
  };
}
