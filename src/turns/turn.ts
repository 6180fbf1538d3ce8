import type { Conversation, Timer, Turn } from '../conversation/index.ts';
import { joinTexts } from '../conversation/index.ts';
import { isListed, rolesOf } from '../identity/index.ts';
import * as inbox from '../inbox/index.ts';
import { type NewJob, putJobs } from '../jobs/index.ts';
import { after, type Clock } from '../kernel/clock.ts';
import { InboundContent, Reply, shorten } from '../messages/index.ts';
import { enqueue, PRIORITY, type Priority } from '../outbox/index.ts';
import type { Storage, Tx } from '../storage/index.ts';
import { type AllWords, type Language, languageOf, type Words } from '../words/index.ts';
import type { ChatTurn, TimerJob } from './chat-turn.ts';
import { saveTurn } from './turns.store.ts';

/** What one look into the inbox came to. */
export type TurnResult =
  | { kind: 'idle' }
  | { kind: 'done'; chatId: string; afterCommit: Array<() => Promise<void>>; waitedMs: number }
  /** More of the same thought may come: looked at again then. */
  /** The chat is faster than its pace: looked at again then, nothing is lost. */
  | { kind: 'slowed' }
  | { kind: 'gathering'; address: { channel: string; id: string } }
  | { kind: 'needs-media'; seq: bigint; content: InboundContent; channel: string; attempts: number };

export interface TurnParts {
  storage: Storage;
  clock: Clock;
  words: AllWords;
  conversation: Conversation<ChatTurn>;
  /** Waits that belong to a feature rather than to the conversation. */
  timerJobs: Readonly<Record<string, TimerJob>>;
  /** More from one chat than this waits its turn. */
  pace: inbox.Pace;
  /** How long the chat must be quiet before free text counts as complete, in milliseconds (P30). */
  quietMs: number;
  /** Who is an administrator without an invitation, `channel:id` (ADMIN_IDS). */
  adminIds: ReadonlySet<string>;
}

/** A turn that throws: which message it was, for the bounded retry. */
export class TurnFailed extends Error {
  readonly seq: bigint;
  readonly chatId: string;
  readonly attempts: number;
  /** Nothing the person did: they wait for no answer. */
  readonly timer: boolean;
  constructor(message: inbox.DueMessage, cause: unknown) {
    super('turn failed', { cause });
    this.name = 'TurnFailed';
    this.seq = message.seq;
    this.chatId = message.chat.id;
    this.attempts = message.attempts;
    this.timer = message.timer;
  }
}

/** How long a file being fetched is left alone by other workers. */
const FETCH_LEASE_MS = 60_000;

/**
 * Handles the next due message in one transaction: claim, load, run, save, enqueue. State, domain rows, replies and
 * timers become true together or not at all.
 */
export async function runTurn(parts: TurnParts): Promise<TurnResult> {
  const { storage, clock } = parts;
  let taken: inbox.DueMessage | null = null;
  try {
    return await storage.transaction(async (tx): Promise<TurnResult> => {
      const now = clock.now();
      taken = await inbox.takeDue(tx, now);
      if (!taken) return { kind: 'idle' };
      return handle(parts, tx, taken, now);
    });
  } catch (cause) {
    if (taken) throw new TurnFailed(taken, cause);
    throw cause;
  }
}

async function handle(parts: TurnParts, tx: Tx, message: inbox.DueMessage, now: Date): Promise<TurnResult> {
  const { chat, person } = message;
  const content = readable(InboundContent.parse(message.content));
  if (content.kind !== 'timer' && !message.late && (await slowDown(parts, tx, message, now)))
    return { kind: 'slowed' };
  if (needsMedia(content)) {
    await inbox.postpone(tx, message.seq, after(now, FETCH_LEASE_MS));
    return {
      kind: 'needs-media',
      seq: message.seq,
      // Written back with where the file lies: whole.
      content: InboundContent.parse(message.content),
      channel: chat.channel,
      attempts: message.attempts,
    };
  }
  const changes: { language?: Language; stopped?: boolean } = {};
  const afterCommit: Array<() => Promise<void>> = [];
  const timers: Array<{ chatId: string; timer: Timer }> = [];
  const jobs: NewJob[] = [];
  const context: ChatTurn = {
    tx,
    now,
    words: parts.words[languageOf(person.language)],
    chat,
    personId: person.id,
    ...rolesOf(person.grants, isListed(chat, parts.adminIds)),
    setLanguage(language) {
      changes.language = language;
      context.words = parts.words[language];
    },
    setStopped(stopped) {
      changes.stopped = stopped;
    },
    setTimer: (timer) => timers.push({ chatId: chat.id, timer }),
    setTimerIn: (chatId, timer) => timers.push({ chatId, timer }),
    addJob: (job) => jobs.push(job),
    afterCommit: (act) => afterCommit.push(act),
  };
  const gathered = await gather(parts, context, { ...message, content });
  if (gathered === null) return { kind: 'gathering', address: { channel: chat.channel, id: chat.address } };

  const done: TurnResult = {
    kind: 'done',
    chatId: chat.id,
    afterCommit,
    waitedMs: content.kind === 'timer' ? 0 : now.getTime() - message.receivedAt.getTime(),
  };
  const job = content.kind === 'timer' ? parts.timerJobs[content.name] : undefined;
  if (content.kind === 'timer' && job) {
    const verdict = await job(context, content.token);
    await addJobs();
    if (verdict !== 'done' && 'againInMs' in verdict) {
      await inbox.postpone(tx, message.seq, after(now, verdict.againInMs));
      return done;
    }
    if (verdict === 'done') {
      await inbox.markDone(tx, [message.seq], now);
      return done;
    }
    const priority = verdict.asked ? PRIORITY.reply : PRIORITY.push;
    await save({ ...parts.conversation.announce(chat.state, verdict.say), timers: [] }, priority);
    return done;
  }
  const state = stateAfterPush(parts, chat);
  const turn = await parts.conversation.handle(state, gathered.content, context);
  await save(message.late ? await withOneAnswer(turn, context.words) : turn);
  await addJobs();
  return done;

  /** What came late is acted on in order, and answered once: at the last of it, with a word of why. */
  async function withOneAnswer(turn: Turn, words: Words): Promise<Turn> {
    const { behind, all } = await inbox.lateTogether(tx, chat.id, message);
    if (behind > 0) return { ...turn, replies: [] };
    const [first, ...more] = turn.replies;
    const why = words.say('engine-late', { count: all });
    return { ...turn, replies: [{ ...first, text: [...why, ...(first?.text ?? [])] }, ...more] };
  }

  async function addJobs(): Promise<void> {
    if (!jobs.length) return;
    await putJobs(tx, jobs, now);
    await parts.storage.wake(tx, 'jobs');
  }

  async function save(
    turn: Turn,
    priority: Priority = content.kind === 'timer' ? PRIORITY.push : PRIORITY.reply,
  ): Promise<void> {
    await saveTurn(tx, { chatId: chat.id, personId: person.id, state: turn.state, now, content, ...changes });
    await inbox.markDone(tx, gathered?.seqs ?? [message.seq], now);
    const waits = [...turn.timers.map((timer) => ({ chatId: chat.id, timer })), ...timers];
    for (const { chatId, timer } of waits) {
      await inbox.setTimer(tx, chatId, { ...timer, dueAt: after(now, timer.afterMs) }, now);
    }
    if (waits.some(({ timer }) => timer.afterMs === 0)) await parts.storage.wake(tx, 'inbox');
    const { id: chatId, channel } = chat;
    await enqueue(
      tx,
      turn.replies.map((reply) => ({ chatId, channel, reply, priority, now })),
    );
    if (turn.replies.length) await parts.storage.wake(tx, 'outbox');
  }
}

/** The chat's state as it is with what was pushed to it last: a number or a name may mean one of its choices. */
function stateAfterPush({ conversation }: TurnParts, { state, pushed }: inbox.DueMessage['chat']): unknown {
  const reply = Reply.safeParse(pushed).data;
  return reply ? conversation.announce(state, [reply]).state : state;
}

/** Puts a message off where its chat is too fast, and says so once a minute. */
async function slowDown(
  { pace, words, storage }: TurnParts,
  tx: Tx,
  { seq, chat, person }: inbox.DueMessage,
  now: Date,
): Promise<boolean> {
  const until = await inbox.tooEarly(tx, chat.id, now, pace);
  if (!until) return false;
  await inbox.postpone(tx, seq, until);
  const reply = { text: words[languageOf(person.language)].say('engine-slow-down') };
  const minute = now.toISOString().slice(0, 16);
  const { id: chatId, channel } = chat;
  await enqueue(tx, [
    { chatId, channel, reply, priority: PRIORITY.reply, now, dedupeKey: `slow-down:${chatId}:${minute}` },
  ]);
  await storage.wake(tx, 'outbox');
  return true;
}

/** With as much text as is read. The stored message stays whole. */
function readable(content: InboundContent): InboundContent {
  if (content.kind === 'text') return { ...content, text: shorten(content.text) };
  if ((content.kind === 'image' || content.kind === 'document') && content.caption !== undefined)
    return { ...content, caption: shorten(content.caption) };
  return content;
}

function needsMedia(content: InboundContent): boolean {
  return (
    (content.kind === 'image' || content.kind === 'document') &&
    !content.media.stored &&
    !content.media.refused
  );
}

/**
 * Where free text is awaited, waits until the chat has been quiet for a moment, then takes all of it as one (P30).
 * Null: not yet.
 */
async function gather(
  parts: TurnParts,
  context: ChatTurn,
  message: inbox.DueMessage & { content: InboundContent },
): Promise<{ content: InboundContent; seqs: bigint[] } | null> {
  const { tx, now } = context;
  const single = { content: message.content, seqs: [message.seq] };
  if (message.content.kind !== 'text' || parts.quietMs === 0 || message.late) return single;
  const isFreeText = (text: string) => parts.conversation.awaitsFreeText(message.chat.state, text, context);
  if (!isFreeText(message.content.text)) return single;
  const waiting = (await inbox.waitingTexts(tx, message.chat.id)).map((one) => ({
    ...one,
    text: shorten(one.text),
  }));
  // A command among them ends the thought, and makes waiting for more of it pointless.
  const end = waiting.findIndex(({ text }) => !isFreeText(text));
  const run = end < 0 ? waiting : waiting.slice(0, end);
  const last = run.at(-1);
  if (!last) return single;
  const quietSince = after(last.receivedAt, parts.quietMs);
  if (end < 0 && quietSince > now) {
    await inbox.postpone(tx, message.seq, quietSince);
    return null;
  }
  return {
    content: { kind: 'text', text: shorten(joinTexts(run.map((part) => part.text))) },
    seqs: run.map((part) => part.seq),
  };
}
