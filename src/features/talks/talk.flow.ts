import { z } from 'zod';
import { type Answer, choice, type Flow, type Reading } from '../../conversation/index.ts';
import { HOUR } from '../../kernel/clock.ts';
import { type Choice, parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { type Said, saidBy } from './said.ts';

/** What the form of an open talk remembers. */
export const Talking = z.object({
  /** Of the row behind the talk. */
  id: z.string().default(''),
  /** On which side of the talk this person is: the kind's own word. */
  side: z.string().default(''),
  /** Whom one talks to, and about what, as it was said when the talk was opened. */
  with: z.string().default(''),
  title: z.string().default(''),
  /** Keys of what is said, one paragraph each, when the talk is opened. They get `with` and `title`. */
  opening: z.array(z.string()).default([]),
  /** Something was passed on since the talk was opened. */
  sent: z.boolean().default(false),
  /** When something was last said here, in milliseconds; 0: just opened. */
  lastAt: z.number().default(0),
  /** Text that was probably meant for the other side. */
  pending: z.string().optional(),
});
export type Talking = z.infer<typeof Talking>;

/** What two people talk about through the assistant: `T` is the talk as it stands in the database. */
export interface TalkKind<T> {
  /** Name of the form, and the key of what it is called. */
  flow: string;
  title: string;
  /** Commands that still work while one talks to somebody else; everything else is said to them. */
  obeyed: ReadonlySet<string>;
  upgrade?: (stored: Record<string, unknown>) => Record<string, unknown>;
  /** The talk as it is now; null where this person is no part of it (any more). Locks it where it could end meanwhile. */
  load(turn: ChatTurn, id: string): Promise<T | null>;
  /** What is said where nothing reaches the other side any more; null where it does. */
  closed(turn: ChatTurn, talk: T | null, data: Talking): Promise<Reply | null>;
  /** Passes something on. Returns the key of what the writer must know about it, null where it went as it was written. */
  pass(turn: ChatTurn, talk: T, said: Said): Promise<string | null>;
  /** The ways out, below what opens the talk. */
  choices(data: Talking, words: Words): Choice[];
  /** What is said to whoever takes one of them; the form ends with it. */
  choose(turn: ChatTurn, data: Talking, id: string): Promise<Reply[]>;
}

/** After so long without a word it is asked whether what is written is still meant for the other side. */
const FORGOTTEN_MS = HOUR;

/**
 * A talk between two people through the assistant: what is written, and what is sent, goes to the other side until one is
 * done. It ends in this chat alone; the talk itself goes on.
 */
export function createTalkFlow<T>(kind: TalkKind<T>): Flow<Talking, ChatTurn> {
  return {
    name: kind.flow,
    version: 2,
    data: Talking,
    title: kind.title,
    upgrade: (stored) => kind.upgrade?.(stored) ?? stored,
    steps: [
      {
        name: 'confirm',
        explain: 'talks-explain',
        aside: true,
        ask: ({ pending = '', with: other, title }, { words }) => ({
          text: words.say('talks-confirm', { text: pending, with: other, title }),
          choices: [
            choice(words, 'pass', 'talks-pass-on', ['ya', 'teruskan', 'kirim', 'yes']),
            choice(words, 'drop', 'talks-not-meant', ['tidak', 'bukan', 'no']),
          ],
        }),
        async read(answer, data, turn) {
          const { pending, ...rest } = data;
          if (answer.kind === 'choice' && answer.id === 'pass' && pending) {
            // The prompt of the talk that opens says enough.
            return send(turn, rest, { text: pending, file: null }, (sent) => ({
              kind: 'visit',
              step: 'say',
              data: sent,
            }));
          }
          return leaving(turn, turn.words.say('talks-dropped'));
        },
      },
      {
        name: 'say',
        explain: 'talks-explain',
        freeText: true,
        aside: true,
        verbatim: kind.obeyed,
        accepts: ['image', 'document', 'location'],
        ask: (data, { words }) => {
          const { with: other, title } = data;
          const text = data.opening.map((key) => words.markup(key, { with: other, title })).join('\n\n');
          return { text: parseMarkup(text), choices: kind.choices(data, words) };
        },
        read: (answer, data, turn) => read(answer, data, turn),
      },
    ],
    async finish() {
      return { replies: [] };
    },
  };

  async function read(answer: Answer, data: Talking, turn: ChatTurn): Promise<Reading<Talking>> {
    if (answer.kind === 'choice') return { kind: 'leave', replies: await kind.choose(turn, data, answer.id) };
    const said = saidBy(answer);
    if (said === 'unreadable') {
      return { kind: 'taken', data, replies: [{ text: turn.words.say('talks-file-refused') }] };
    }
    const forgotten = data.lastAt > 0 && turn.now.getTime() - data.lastAt > FORGOTTEN_MS;
    if (forgotten && !said.file)
      return { kind: 'visit', step: 'confirm', data: { ...data, pending: said.text } };
    return send(turn, data, said, (sent, replies) => ({ kind: 'taken', data: sent, replies }));
  }

  async function send(
    turn: ChatTurn,
    data: Talking,
    said: Said,
    done: (data: Talking, replies: Reply[]) => Reading<Talking>,
  ): Promise<Reading<Talking>> {
    const { words } = turn;
    const talk = await kind.load(turn, data.id);
    const closed = await kind.closed(turn, talk, { ...data, pending: said.text });
    if (closed !== null || talk === null) {
      return closed ? { kind: 'leave', replies: [closed] } : leaving(turn, words.say('talks-over'));
    }
    const note = await kind.pass(turn, talk, said);
    // The first one is confirmed, the others speak for themselves.
    const key = note ?? (data.sent ? null : 'talks-sent');
    const replies = key ? [{ text: words.say(key, { with: data.with }) }] : [];
    return done({ ...data, sent: true, lastAt: turn.now.getTime() }, replies);
  }
}

function leaving({ words }: ChatTurn, text: Reply['text']): Reading<Talking> {
  return { kind: 'leave', replies: [{ text, choices: [choice(words, '/menu', 'engine-menu')] }] };
}
