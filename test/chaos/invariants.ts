import { expect } from 'vitest';
import type { SentMessage, TelegramServer } from '../support/telegram-server.ts';

/** What a person asks, and what of the answer tells that it is the answer to this. */
export interface Question {
  text: string;
  answer: RegExp;
}

export const START: Question = { text: '/start', answer: /Saya Saudagar/ };

/** Each is answered by one message, whatever was asked before. */
export const QUESTIONS: readonly Question[] = [
  { text: 'menu', answer: /Mau mulai dari mana, Kak/ },
  { text: 'syarat kepiting ke jepang', answer: /kepiting/i },
  { text: 'harga lada', answer: /lada/i },
  { text: 'bantuan', answer: /bantu/i },
  { text: 'syarat kopi ke korea', answer: /kopi/i },
  { text: 'profil', answer: /daftar/i },
];

/** As many questions, none of them twice in a row. */
export function questionsFor(count: number, random: () => number): Question[] {
  const asked: Question[] = [];
  while (asked.length < count) {
    const next = QUESTIONS[Math.floor(random() * QUESTIONS.length)];
    if (next && next !== asked.at(-1)) asked.push(next);
  }
  return asked;
}

/** Whether each person has got as many answers as they asked questions, those that came twice counted once. */
export function allAnswered(server: TelegramServer, asked: ReadonlyMap<number, readonly RegExp[]>): boolean {
  return [...asked].every(([person, answers]) => onceOf(server.messagesOf(person)).length >= answers.length);
}

/** A process that had a call under way when it ended: its own last word on that message is missing. */
export interface Excuses {
  /** When processes were killed. */
  deaths?: readonly number[];
}

/**
 * What must hold whatever went wrong, from what the platform's server saw:
 * - nothing acknowledged is lost: whatever was confirmed was answered, and nothing waits any more;
 * - nothing acts twice: a message comes again only where the server had taken it and gave no answer that can be read, or
 *   its sender was killed meanwhile;
 * - order holds: the answers are those to the questions, in their order.
 *
 * Returns how many messages came twice for either reason.
 */
export function expectKept(
  server: TelegramServer,
  asked: ReadonlyMap<number, readonly RegExp[]>,
  { deaths = [] }: Excuses = {},
): { unanswered: number; killed: number } {
  expect(server.waiting()).toEqual([]);
  const unanswered = new Set(
    server.calls.flatMap(({ messageId, outcome }) =>
      messageId !== undefined && isSilence(outcome) ? messageId : [],
    ),
  );
  const count = { unanswered: 0, killed: 0 };
  const twice: string[] = [];
  for (const [person, answers] of asked) {
    const screen = server.messagesOf(person);
    const texts = onceOf(screen).map(({ text }) => text);
    expect(texts, `what ${person} was told`).toEqual(answers.map((answer) => expect.stringMatching(answer)));
    for (const [place, message] of screen.entries()) {
      const before = screen[place - 1];
      if (!before || !isSame(before, message)) continue;
      if (unanswered.has(before.id)) count.unanswered += 1;
      // Its call may have ended a moment before the process did.
      else if (deaths.some((at) => at >= before.at - 1 && at <= message.at)) count.killed += 1;
      else twice.push(`${person}: ${message.text.slice(0, 60)}`);
    }
  }
  expect(twice, 'came twice without a reason').toEqual([]);
  // A chat's next message is not taken before the last one is written down as sent.
  expect(count.killed).toBeLessThanOrEqual(deaths.length * asked.size);
  return count;
}

/** Whether a call that took effect got no answer that can be read, or only after the 10 s that are waited for one. */
function isSilence(outcome: number | string): boolean {
  const lateMs = /^late by (\d+)/.exec(String(outcome))?.[1];
  return lateMs === undefined ? typeof outcome === 'string' : Number(lateMs) > 10_000;
}

/** A screen without what is there a second time right after itself. */
function onceOf(screen: readonly SentMessage[]): SentMessage[] {
  return screen.filter((message, place) => {
    const before = screen[place - 1];
    return !before || !isSame(before, message);
  });
}

/** The same message sent again: also its buttons are of the same prompt. */
function isSame(one: SentMessage, other: SentMessage): boolean {
  return one.html === other.html && JSON.stringify(one.buttons) === JSON.stringify(other.buttons);
}
