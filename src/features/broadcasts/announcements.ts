import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { lastWasAnnouncement, setAnnouncements } from './broadcasts.store.ts';

/** So long after an announcement, STOP without more is an answer to it. */
const ANSWER_MS = 3 * DAY;

/** `stop pengumuman`: no more of them; leads and prices that were asked for go on. */
export async function announcementsOff(turn: ChatTurn): Promise<Outcome> {
  await setAnnouncements(turn.tx, turn.personId, turn.now);
  return reply(turn, 'broadcasts-off', [
    choice(turn.words, '/announcements_on', 'broadcasts-on-again'),
    choice(turn.words, '/stop:all', 'broadcasts-stop-all'),
  ]);
}

export async function announcementsOn(turn: ChatTurn): Promise<Outcome> {
  await setAnnouncements(turn.tx, turn.personId, null);
  return reply(turn, 'broadcasts-on', [choice(turn.words, '/menu', 'engine-menu')]);
}

/** STOP as an answer to an announcement ends announcements; anywhere else it ends everything unasked. */
export async function stop(
  turn: ChatTurn,
  argument: string | undefined,
  stopEverything: (turn: ChatTurn) => Promise<Outcome>,
): Promise<Outcome> {
  if (argument === 'all') return stopEverything(turn);
  const answersOne = await lastWasAnnouncement(turn.tx, turn.chat.id, after(turn.now, -ANSWER_MS));
  return answersOne ? announcementsOff(turn) : stopEverything(turn);
}
