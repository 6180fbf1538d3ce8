import type { Timer, TurnContext } from '../conversation/index.ts';
import type { Role } from '../identity/index.ts';
import type { NewJob } from '../jobs/index.ts';
import type { Reply } from '../messages/index.ts';
import type { Tx } from '../storage/index.ts';
import type { Language } from '../words/index.ts';

/** What a feature may use while it handles one message. */
export interface ChatTurn extends TurnContext {
  /** The turn's transaction: every query of the turn goes through it. */
  tx: Tx;
  /** `provenPhone`: E.164, where the channel itself proves the number. */
  chat: {
    id: string;
    channel: string;
    displayName: string | null;
    provenPhone: string | null;
    isNew: boolean;
    /** What it was last about, as a feature has kept it (`setTopic`). */
    topic: unknown;
  };
  personId: string;
  /** What the person's business is called, as the turn began; null before registration. */
  businessName: string | null;
  roles: ReadonlySet<Role>;
  /** The representation abroad that a representative acts for: an id of the knowledge base. */
  office: string | null;
  /** Changes the language of this and all further messages. */
  setLanguage(language: Language): void;
  /** Asks for silence (BERHENTI), or ends it. */
  setStopped(stopped: boolean): void;
  /** Keeps what the chat is about, for its next turns. */
  setTopic(topic: unknown): void;
  /** Asks for a wait that comes back to the feature's own timer job. */
  setTimer(timer: Timer): void;
  /** Asks for work beside this chat, such as telling somebody else: it is put when the turn commits. */
  addJob(job: NewJob): void;
  /** The same in another chat, whose feature's timer job then speaks there: the one way to reach anybody else. */
  setTimerIn(chatId: string, timer: Timer): void;
  /** Says that this turn changed what another chat's turn begins with, such as whose it is: that one is loaded anew. */
  othersChanged(): void;
  /**
   * Asks for a write that the turn reads nothing of, one raw statement: it leaves with those of the other turns at the end of the
   * transaction, instead of a round trip of its own. So must one to a row that turns of other chats write to as well, such as a
   * count: in the order of `key` over all turns it is locked briefly, and nobody waits crosswise.
   */
  atEnd(key: string, write: (tx: Tx) => Promise<void>): void;
  /** Runs once the turn has committed; for effects outside the database that may be lost without harm. */
  afterCommit(act: () => Promise<void>): void;
}

/**
 * What becomes of a wait that ran out: done with, to be looked at again, or said to the person. `asked`: it answers what they
 * asked, so it goes out also to who wants nothing unasked.
 */
export type TimerVerdict = 'done' | { againInMs: number } | { say: Reply[]; asked?: boolean };

/** A feature's answer to its own timer, by the timer's name. */
export type TimerJob = (turn: ChatTurn, token: string) => Promise<TimerVerdict>;
