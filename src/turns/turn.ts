import type { Conversation, Timer, Turn } from '../conversation/index.ts';
import { joinTexts } from '../conversation/index.ts';
import { isListed, rolesOf } from '../identity/index.ts';
import * as inbox from '../inbox/index.ts';
import { after, type Clock } from '../kernel/clock.ts';
import { InboundContent, Reply, shorten } from '../messages/index.ts';
import { PRIORITY, type Priority } from '../outbox/index.ts';
import type { Storage, Tx } from '../storage/index.ts';
import { type AllWords, type Language, languageOf, type Words } from '../words/index.ts';
import type { ChatTurn, TimerJob } from './chat-turn.ts';
import { createOutcome, type Outcome, writeOutcome } from './outcome.ts';

/** What one message of the inbox came to. */
export type TurnResult =
  | { kind: 'done'; chatId: string; afterCommit: Array<() => Promise<void>>; waitedMs: number }
  /** The chat is faster than its pace: looked at again then, nothing is lost. */
  | { kind: 'slowed' }
  /** More of the same thought may come: looked at again then. */
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

/** Several turns in one transaction failed, whichever was to blame: nothing of them is so, and each is to be tried alone. */
export class TurnsFailed extends Error {
  readonly count: number;
  constructor(count: number, cause: unknown) {
    super('turns failed together', { cause });
    this.name = 'TurnsFailed';
    this.count = count;
  }
}

/** How long a file being fetched is left alone by other workers. */
const FETCH_LEASE_MS = 60_000;
/** After so long no further turn is begun in a transaction: the replies to those before it wait for its end. */
const TOGETHER_MS = 100;

/**
 * Handles the next due messages of up to `most` chats in one transaction: take, load, run each, write what they leave behind. State,
 * domain rows, replies and timers become true together or not at all. With little to do it is one message; with much to do the
 * transaction's cost is shared. `left`: taken, and left over for want of time. No results: nothing was due.
 * @throws TurnFailed where one message was taken and its turn failed, TurnsFailed where they were several.
 */
export async function runTurns(
  parts: TurnParts,
  most: number,
): Promise<{ results: TurnResult[]; left: number }> {
  const { storage, clock, pace } = parts;
  let taken: inbox.DueMessage[] = [];
  try {
    return await storage.transaction(async (tx) => {
      const now = clock.now();
      taken = await inbox.takeDue(tx, { now, most, pace });
      const outcome = createOutcome(now);
      const results: TurnResult[] = [];
      const began = performance.now();
      for (const message of taken) {
        // Those left over are due as before, and loaded anew.
        if (outcome.othersChanged || (results.length && performance.now() - began > TOGETHER_MS)) break;
        results.push(await handle(parts, tx, message, outcome));
      }
      await writeOutcome(storage, tx, outcome);
      return { results, left: taken.length - results.length };
    });
  } catch (cause) {
    const [only, ...others] = taken;
    if (others.length) throw new TurnsFailed(taken.length, cause);
    if (only) throw new TurnFailed(only, cause);
    throw cause;
  }
}

async function handle(
  parts: TurnParts,
  tx: Tx,
  message: inbox.DueMessage,
  outcome: Outcome,
): Promise<TurnResult> {
  const { chat, person } = message;
  const { now } = outcome;
  const content = readable(InboundContent.parse(message.content));
  if (content.kind !== 'timer' && !message.late && message.tooEarlyUntil) {
    outcome.postponed.push({ seq: message.seq, until: message.tooEarlyUntil });
    slowDown(parts, message, outcome);
    return { kind: 'slowed' };
  }
  if (needsMedia(content)) {
    outcome.postponed.push({ seq: message.seq, until: after(now, FETCH_LEASE_MS) });
    return {
      kind: 'needs-media',
      seq: message.seq,
      // Written back with where the file lies: whole.
      content: InboundContent.parse(message.content),
      channel: chat.channel,
      attempts: message.attempts,
    };
  }
  const changes: { language?: Language; stopped?: boolean; topic?: unknown } = {};
  const afterCommit: Array<() => Promise<void>> = [];
  const context: ChatTurn = {
    tx,
    now,
    words: parts.words[languageOf(person.language)],
    chat,
    personId: person.id,
    businessName: person.businessName,
    ...rolesOf(person.grants, isListed(chat, parts.adminIds)),
    setLanguage(language) {
      changes.language = language;
      context.words = parts.words[language];
    },
    setStopped(stopped) {
      changes.stopped = stopped;
    },
    setTopic(topic) {
      changes.topic = topic;
    },
    setTimer: (timer) => setTimer(chat.id, timer),
    setTimerIn: setTimer,
    addJob: (job) => void outcome.jobs.push(job),
    afterCommit: (act) => void afterCommit.push(act),
    atEnd: (key, write) => void outcome.shared.push({ key, write }),
    othersChanged() {
      outcome.othersChanged = true;
    },
  };
  const gathered = await gather(parts, context, { ...message, content }, outcome);
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
    if (verdict !== 'done' && 'againInMs' in verdict) {
      outcome.postponed.push({ seq: message.seq, until: after(now, verdict.againInMs) });
      return done;
    }
    if (verdict === 'done') {
      outcome.done.push(message.seq);
      return done;
    }
    const priority = verdict.asked ? PRIORITY.reply : PRIORITY.push;
    save({ ...parts.conversation.announce(chat.state, verdict.say), timers: [] }, priority);
    return done;
  }
  const state = stateAfterPush(parts, chat);
  const turn = await parts.conversation.handle(state, gathered.content, context);
  save(message.late ? await withOneAnswer(turn, context.words) : turn);
  return done;

  function setTimer(chatId: string, { afterMs, ...timer }: Timer): void {
    outcome.timers.push({ chatId, ...timer, dueAt: after(now, afterMs) });
  }

  /** What came late is acted on in order, and answered once: at the last of it, with a word of why. */
  async function withOneAnswer(turn: Turn, words: Words): Promise<Turn> {
    const { behind, all } = await inbox.lateTogether(tx, chat.id, message);
    if (behind > 0) return { ...turn, replies: [] };
    const [first, ...more] = turn.replies;
    const why = words.say('engine-late', { count: all });
    return { ...turn, replies: [{ ...first, text: [...why, ...(first?.text ?? [])] }, ...more] };
  }

  function save(
    turn: Turn,
    priority: Priority = content.kind === 'timer' ? PRIORITY.push : PRIORITY.reply,
  ): void {
    outcome.turns.push({ chatId: chat.id, personId: person.id, state: turn.state, content, ...changes });
    outcome.done.push(...(gathered?.seqs ?? [message.seq]));
    for (const timer of turn.timers) setTimer(chat.id, timer);
    const { id: chatId, channel } = chat;
    for (const reply of turn.replies) outcome.outbound.push({ chatId, channel, reply, priority, now });
  }
}

/** The chat's state as it is with what was pushed to it last: a number or a name may mean one of its choices. */
function stateAfterPush({ conversation }: TurnParts, { state, pushed }: inbox.DueMessage['chat']): unknown {
  const reply = Reply.safeParse(pushed).data;
  return reply ? conversation.announce(state, [reply]).state : state;
}

/** Says once a minute that a chat is too fast. */
function slowDown(
  { words }: TurnParts,
  { chat, person }: inbox.DueMessage,
  { outbound, now }: Outcome,
): void {
  const reply = { text: words[languageOf(person.language)].say('engine-slow-down') };
  const minute = now.toISOString().slice(0, 16);
  const { id: chatId, channel } = chat;
  const dedupeKey = `slow-down:${chatId}:${minute}`;
  outbound.push({ chatId, channel, reply, priority: PRIORITY.reply, now, dedupeKey });
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
  outcome: Outcome,
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
    outcome.postponed.push({ seq: message.seq, until: quietSince });
    return null;
  }
  return {
    content: { kind: 'text', text: shorten(joinTexts(run.map((part) => part.text))) },
    seqs: run.map((part) => part.seq),
  };
}
