import { z } from 'zod';
import { choice, type Flow, type Outcome } from '../../conversation/index.ts';
import { HOUR, MINUTE } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import { isReferenced, type MediaStore } from '../../media/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import { forgetLeads } from '../leads/index.ts';
import { forgetTickets, type TicketParts } from '../tickets/index.ts';
import { erasePerson, removePerson } from './profile.store.ts';
import { blotOut, collectTraces } from './traces.store.ts';

const ERASURE = 'erasure';
const NoData = z.object({});
type NoData = z.infer<typeof NoData>;

/** `hapus data saya`: erases after the word was typed, not tapped, so that it never happens by a slip. */
export function erasureFlow(
  parts: { newId: NewId; media: MediaStore; adminIds: readonly string[] } & Pick<TicketParts, 'tickets'>,
): Flow<NoData, ChatTurn> {
  return {
    name: ERASURE,
    version: 1,
    data: NoData,
    title: 'erasure-title',
    steps: [
      {
        name: 'confirm',
        explain: 'erasure-explain',
        ask: (_data, { words }) => ({
          text: words.say('erasure-ask', { word: words.label('erasure-word') }),
          choices: [choice(words, '/cancel', 'engine-cancel')],
        }),
        read(answer, data, { words }) {
          const word = words.label('erasure-word');
          const typed =
            answer.kind === 'text'
              ? answer.text
                  .trim()
                  .replace(/[.!"'*]/g, '')
                  .toUpperCase()
              : '';
          if (typed === word) return { kind: 'next', data };
          return { kind: 'again', text: words.say('erasure-again', { word }) };
        },
      },
    ],
    async finish(_data, turn) {
      const { words } = turn;
      const traces = await collectTraces(turn);
      await forgetLeads(turn);
      await forgetTickets(turn, parts.tickets);
      await erasePerson(turn, parts.newId);
      await blotOut(turn, traces, parts.adminIds);
      turn.setTimer({ name: 'forget', token: turn.now.toISOString(), afterMs: FORGET_AFTER_MS });
      for (const hash of traces.files) {
        if (!(await isReferenced(turn.tx, hash))) turn.afterCommit(() => parts.media.remove(hash));
      }
      return { replies: [{ text: words.say('erasure-done') }], forget: true };
    },
  };
}

/** `hapus data saya` */
export async function eraseData(): Promise<Outcome> {
  return { kind: 'flow', flow: ERASURE };
}

/** How long after erasure the address itself goes, once the confirmation has been delivered. */
const FORGET_AFTER_MS = 5 * MINUTE;
const LOOK_AGAIN_MS = HOUR;

/** The last of an erased person, unless they have begun anew meanwhile. The token is the moment of erasure. */
export async function forget(turn: ChatTurn, token: string): Promise<TimerVerdict> {
  const verdict = await removePerson(turn, new Date(token));
  return verdict === 'waiting' ? { againInMs: LOOK_AGAIN_MS } : 'done';
}
