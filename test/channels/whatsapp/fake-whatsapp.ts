import type { proto } from '@whiskeysockets/baileys';
import {
  type Account,
  type AccountRequest,
  type AccountStatus,
  NotHolderError,
} from '../../../src/channels/account.ts';
import type { Disconnect } from '../../../src/channels/whatsapp/after-disconnect.ts';
import type { AuthState } from '../../../src/channels/whatsapp/auth-state.ts';
import type { Ack, OpenSocket, SocketEvents } from '../../../src/channels/whatsapp/socket.ts';

/** A connection that a test opens, feeds and ends. */
export interface FakeSocket {
  readonly events: SocketEvents;
  readonly auth: AuthState;
  readonly closed: boolean;
  /** What was sent, with the answer the server gave. */
  readonly sent: Array<{
    to: string;
    id: string;
    text: string;
    payload: proto.IMessage;
    amends?: 'edit' | 'withdraw' | undefined;
  }>;
  readonly calls: string[];
  end(code: number | undefined, byTransport?: boolean): void;
}

/** WhatsApp as the rest of the room sees it: connections made one after another. */
export interface FakeWhatsapp {
  readonly open: OpenSocket;
  readonly sockets: FakeSocket[];
  /** The newest connection. */
  current(): FakeSocket;
  /** How the server answers messages from now on. */
  answer(ack: Ack | 'closed'): void;
  probes: { ok: boolean; flows: boolean };
  reupload: () => Promise<string>;
  upload: () => Promise<proto.IMessage>;
  /** LIDs and the phone addresses behind them. */
  readonly phones: Map<string, string>;
}

export function createFakeWhatsapp(): FakeWhatsapp {
  const sockets: FakeSocket[] = [];
  const phones = new Map<string, string>();
  let answer: Ack | 'closed' = { kind: 'taken' };
  const fake: FakeWhatsapp = {
    sockets,
    phones,
    probes: { ok: true, flows: true },
    reupload: () => Promise.resolve('/new-path'),
    upload: () => Promise.resolve({ documentMessage: { url: 'https://mmg.whatsapp.net/x', fileName: 'x' } }),
    current() {
      const last = sockets.at(-1);
      if (!last) throw new Error('nothing was opened');
      return last;
    },
    answer(ack) {
      answer = ack;
    },
    open(auth, events) {
      const sent: FakeSocket['sent'] = [];
      const calls: string[] = [];
      let closed = false;
      const end = (disconnect: Disconnect) => {
        if (closed) return;
        closed = true;
        events.closed(disconnect);
      };
      sockets.push({
        events,
        auth,
        sent,
        calls,
        get closed() {
          return closed;
        },
        end: (code, byTransport = false) => end({ code, byTransport }),
      });
      return {
        async send(to, payload, id, amends) {
          calls.push(`send ${to}`);
          if (answer === 'closed') {
            end({ code: 428, byTransport: false });
            throw new Error('Connection Closed');
          }
          sent.push({ to, id, text: wordsOf(payload), payload, ...(amends ? { amends } : {}) });
          return answer;
        },
        prepareMedia: () => fake.upload(),
        async composing(to, on) {
          calls.push(`${on ? 'composing' : 'paused'} ${to}`);
        },
        async renewSession(to) {
          calls.push(`renew ${to}`);
        },
        otherAddress: (jid) => Promise.resolve(phones.get(jid)),
        reupload: () => fake.reupload(),
        async requestPairingCode(phone) {
          calls.push(`code for ${phone}`);
          return 'ABCD1234';
        },
        async probe() {
          calls.push('probe');
          return fake.probes.ok;
        },
        async flows() {
          calls.push('flows');
          return fake.probes.flows;
        },
        async logout() {
          calls.push('logout');
          end({ code: 401, byTransport: false });
        },
        close: () => end({ code: undefined, byTransport: false }),
      };
    },
  };
  return fake;
}

export function wordsOf(payload: proto.IMessage): string {
  return payload.conversation ?? payload.extendedTextMessage?.text ?? payload.documentMessage?.fileName ?? '';
}

/** An account in memory, which a test can take away. */
export interface FakeAccount extends Account {
  held: boolean;
  /** The database is away. */
  away: boolean;
  exitAllowed: boolean;
  readonly statuses: AccountStatus[];
  readonly stored: Map<string, string>;
  ask(request: AccountRequest): void;
}

export function createFakeAccount(): FakeAccount {
  const stored = new Map<string, string>();
  const statuses: AccountStatus[] = [];
  const requests: AccountRequest[] = [];
  const listeners = new Set<() => void>();
  const guard = () => {
    if (account.away) throw new Error('the database is away');
    if (!account.held) throw new NotHolderError('another process');
  };
  const account: FakeAccount = {
    held: true,
    away: false,
    exitAllowed: true,
    statuses,
    stored,
    ask(request) {
      requests.push(request);
      for (const look of listeners) look();
    },
    async hold() {
      if (account.away) throw new Error('the database is away');
      return account.held;
    },
    release: async () => undefined,
    async publish(status) {
      statuses.push(status);
    },
    takeRequest: async () => requests.shift() ?? null,
    onRequest(look) {
      listeners.add(look);
      return () => listeners.delete(look);
    },
    async mayExit() {
      const allowed = account.exitAllowed;
      account.exitAllowed = false;
      return allowed;
    },
    keys: {
      async get(kind, ids) {
        const found = ids.flatMap((id) => {
          const value = stored.get(`${kind}/${id}`);
          return value === undefined ? [] : [[id, value] as const];
        });
        return new Map(found);
      },
      async set(changes) {
        guard();
        for (const { kind, id, value } of changes) {
          if (value === null) stored.delete(`${kind}/${id}`);
          else stored.set(`${kind}/${id}`, value);
        }
      },
      async clear() {
        guard();
        stored.clear();
      },
    },
  };
  return account;
}
