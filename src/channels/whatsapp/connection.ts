import { type Clock, MINUTE, SECOND } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { Signal } from '../../kernel/signal.ts';
import { type Account, type AccountRequest, NotHolderError } from '../account.ts';
import type { ChannelHealth } from '../channel.ts';
import { type Pause, pause as realPause } from '../keep-trying.ts';
import { type AfterDisconnect, afterDisconnect, type Disconnect } from './after-disconnect.ts';
import { type AuthState, loadAuthState } from './auth-state.ts';
import { createBoard } from './board.ts';
import { DeafWatch } from './deaf-watch.ts';
import { holdAccount } from './hold-account.ts';
import { messageId } from './message-id.ts';
import type { OpenSocket, Receipt, Socket } from './socket.ts';

/** A connection that has lasted this long was a good one: what ends it is the first failure of a new row. */
const LASTED_MS = 5 * MINUTE;
const LOOK_EVERY_MS = 30 * SECOND;
/** Credentials that cannot be read now: tried again after this. */
const UNREADABLE_MS = 30 * SECOND;
/** A new connection that heard nobody either is not the cure: the process is (P10). */
const RESTARTS_BEFORE_EXIT = 2;

/** What the admins are told of: only what needs a person. */
export type AccountAlert =
  | 'pair-anew'
  | 'replaced'
  | 'forbidden'
  | 'version-too-old'
  | 'multidevice-mismatch'
  | 'bad-session'
  | 'deaf';

export interface ConnectionParts {
  account: Account;
  open: OpenSocket;
  clock: Clock;
  log: Log;
  pause?: Pause;
  /** Messages as the library hands them over. Must not throw. */
  onMessages: (messages: readonly unknown[]) => void;
  onReceipts: (receipts: readonly Receipt[]) => void;
  onDisconnect: (reason: string) => void;
  /** How often the open connection is looked at, in milliseconds; for tests. */
  lookEveryMs?: number;
  alert: (what: AccountAlert) => void;
  /** Ends the process, to be started again by whoever watches over it. */
  exit: () => void;
}

export interface Connection {
  start(): void;
  stop(): Promise<void>;
  /** The connection that messages can go through now. */
  socket(): Socket | null;
  health(): ChannelHealth;
  heard(at: Date): void;
}

/** Keeps one connection to WhatsApp alive, in one process at a time, and does what each way of losing it asks for. */
export function createConnection(parts: ConnectionParts): Connection {
  const { account, clock, log, pause = realPause, lookEveryMs = LOOK_EVERY_MS } = parts;
  const board = createBoard(account, log);
  const stopping = new AbortController();
  const requested = new Signal();
  const waitingRequests: AccountRequest[] = [];
  let usable: Socket | null = null;
  let running: Promise<void> | null = null;
  let unsubscribe = () => {};
  let restartsSinceHeard = 0;

  async function takeRequests(): Promise<void> {
    try {
      const request = await account.takeRequest();
      if (request) waitingRequests.push(request);
    } catch (err) {
      log.warn({ channel: 'whatsapp', err }, 'cannot read requests');
    }
    if (waitingRequests.length) requested.raise();
  }

  /** Connects again and again while this process holds the account. */
  async function connect(holding: AbortSignal): Promise<void> {
    holding.addEventListener('abort', () => requested.raise(), { once: true });
    await takeRequests();
    let auth = await readAuth(holding);
    let failures = 0;
    while (auth && !holding.aborted) {
      const ended = await useConnection(auth, holding);
      if (holding.aborted) return;
      failures = ended.lastedMs >= LASTED_MS ? 1 : failures + 1;
      const next = afterDisconnect(ended.disconnect, failures);
      log.warn({ channel: 'whatsapp', reason: next.reason, failures, next: next.kind }, 'connection ended');
      parts.onDisconnect(next.reason);
      if (next.kind === 'again') {
        board.enter('down', next.reason);
        await pause(next.afterMs, holding);
      } else if (next.kind === 'wait') {
        board.enter('down', next.reason);
        parts.alert(alertOf(next));
        if (!(await waitForPermission(holding))) return;
        failures = 0;
      } else {
        // A code that nobody typed looks the same as an unlinked device; only the second is news.
        if (auth.state.creds.account) parts.alert('pair-anew');
        await account.keys.clear();
        auth = await readAuth(holding);
      }
    }
  }

  async function readAuth(holding: AbortSignal): Promise<AuthState | null> {
    while (!holding.aborted) {
      try {
        return await loadAuthState(account.keys);
      } catch (err) {
        log.error({ channel: 'whatsapp', err }, 'credentials cannot be read');
        board.enter('down', 'credentials-unreadable');
        await pause(UNREADABLE_MS, holding);
      }
    }
    return null;
  }

  /** Opens a connection and stays with it until it ends. */
  async function useConnection(
    auth: AuthState,
    holding: AbortSignal,
  ): Promise<{ disconnect: Disconnect; lastedMs: number }> {
    const ended = Promise.withResolvers<Disconnect>();
    const over = new AbortController();
    let watch: DeafWatch | null = null;
    let openedAt: number | null = null;
    let offered = false;
    forgetUnusedCode(auth);
    board.enter('starting', 'connecting');
    const nowMs = () => clock.now().getTime();
    const socket = parts.open(auth, {
      qr(code) {
        offered = true;
        board.offer(code);
        void carryOut();
      },
      opened() {
        openedAt = nowMs();
        watch = new DeafWatch(openedAt);
        usable = socket;
        board.enter('up');
        log.info({ channel: 'whatsapp' }, 'connected');
      },
      closed: ended.resolve,
      messages: parts.onMessages,
      receipts: parts.onReceipts,
      stanza(id) {
        restartsSinceHeard = 0;
        watch?.stanza(id, nowMs());
      },
      handled: (id) => watch?.handled(id),
      credsLost(err) {
        log.error({ channel: 'whatsapp', err }, 'credentials not written');
        // Going on with keys that a restart would not find ends in messages that nobody can read.
        socket.close();
      },
    });

    /** Does what an operator asked for, as far as the connection is ready for it. */
    async function carryOut(): Promise<void> {
      const request = waitingRequests[0];
      if (!request || (request.kind === 'pair' && !offered)) return;
      waitingRequests.shift();
      try {
        if (request.kind === 'pair') board.offerCode(await socket.requestPairingCode(request.phone));
        else if (request.kind === 'reconnect') socket.close();
        else await socket.logout();
      } catch (err) {
        log.warn({ channel: 'whatsapp', err, request: request.kind }, 'request failed');
        if (request.kind === 'logout') ended.resolve({ code: 401, byTransport: false });
      }
    }

    const close = () => socket.close();
    holding.addEventListener('abort', close);
    const attended = attend();
    const disconnect = await ended.promise;
    const lastedMs = openedAt === null ? 0 : nowMs() - openedAt;
    holding.removeEventListener('abort', close);
    usable = null;
    over.abort();
    requested.raise();
    await attended;
    return { disconnect, lastedMs };

    /** Looks after the open connection: requests of operators, and whether it still hears anything. */
    async function attend(): Promise<void> {
      while (!over.signal.aborted) {
        await requested.wait(lookEveryMs);
        if (over.signal.aborted) return;
        await carryOut();
        if (watch && (await isDeaf(watch, socket))) await cure(socket);
      }
    }
  }

  async function isDeaf(watch: DeafWatch, socket: Socket): Promise<boolean> {
    const now = clock.now().getTime();
    const verdict = watch.verdict(now);
    if (verdict === 'well') return false;
    if (verdict === 'restart') return true;
    const check = verdict === 'probe' ? socket.probe(probeId(now)) : socket.flows();
    const well = await check.catch(() => false);
    if (well) watch.foundWell(now);
    return !well;
  }

  async function cure(socket: Socket): Promise<void> {
    restartsSinceHeard += 1;
    log.error({ channel: 'whatsapp', restarts: restartsSinceHeard }, 'nothing is heard any more');
    if (restartsSinceHeard > RESTARTS_BEFORE_EXIT && (await account.mayExit().catch(() => false))) {
      parts.alert('deaf');
      parts.exit();
    }
    socket.close();
  }

  /** After an end that only a person can judge: true once one has asked to go on. */
  async function waitForPermission(holding: AbortSignal): Promise<boolean> {
    while (!holding.aborted) {
      const request = waitingRequests.shift();
      if (request?.kind === 'logout') await account.keys.clear();
      if (request?.kind === 'pair') waitingRequests.unshift(request);
      if (request) return true;
      await requested.wait(lookEveryMs);
    }
    return false;
  }

  const work = async (holding: AbortSignal) => {
    try {
      await connect(holding);
    } catch (err) {
      if (!(err instanceof NotHolderError)) {
        log.error({ channel: 'whatsapp', err }, 'connection failed');
        board.enter('down', 'failed');
        await pause(UNREADABLE_MS, holding);
      }
    } finally {
      usable = null;
    }
  };

  return {
    start() {
      unsubscribe = account.onRequest(() => void takeRequests());
      running = holdAccount({ account, board, pause, log, signal: stopping.signal, work });
    },
    async stop() {
      stopping.abort();
      requested.raise();
      unsubscribe();
      await running;
      board.enter('stopped');
      await board.written();
      await account.release().catch(() => {});
    },
    socket: () => usable,
    health: board.health,
    heard: board.heard,
  };
}

/** A pairing code that was never typed leaves a number behind that we do not have. */
function forgetUnusedCode({ state: { creds } }: AuthState): void {
  if (creds.account || creds.pairingCode === undefined) return;
  delete creds.me;
  creds.pairingCode = undefined;
}

function alertOf({ reason }: AfterDisconnect): AccountAlert {
  switch (reason) {
    case 'replaced':
    case 'version-too-old':
    case 'multidevice-mismatch':
    case 'bad-session':
      return reason;
    default:
      return 'forbidden';
  }
}

/** Probes are no rows of the outbox; their ids only have to differ. */
function probeId(now: number): string {
  return messageId(now.toString(16).padStart(16, '0').slice(-16), 255);
}
