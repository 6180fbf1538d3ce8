import { z } from 'zod';
import { choice, type Flow } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { findBusiness } from '../registration/index.ts';
import { join, LINK_PROFILES, type LinkingParts } from './link.ts';
import { findTaken } from './linking.store.ts';

const Draft = z.object({
  link: z.string().default(''),
  /** Names of the two businesses, for the choice. */
  mine: z.string().default(''),
  theirs: z.string().default(''),
  /** What the other chat's channel is called. */
  channel: z.string().default(''),
  keep: z.enum(['mine', 'theirs']).optional(),
});
type Draft = z.infer<typeof Draft>;

const LABEL_LENGTH = 60;

/** Both chats have a registered business: which one stays? Until this is answered nothing is removed, nor linked. */
export function profilesFlow(parts: LinkingParts): Flow<Draft, ChatTurn> {
  return {
    name: LINK_PROFILES,
    version: 1,
    data: Draft,
    title: 'linking-title',
    steps: [
      {
        name: 'which',
        explain: 'linking-which-explain',
        ask({ mine, theirs, channel }, { words }) {
          const here = words.label('linking-here');
          return {
            text: words.say('linking-which', { mine, theirs, channel }),
            choices: [
              { id: 'mine', label: shortened(mine, here), aliases: [mine, here] },
              { id: 'theirs', label: shortened(theirs, channel), aliases: [theirs, channel] },
              choice(words, '/cancel', 'engine-cancel'),
            ],
          };
        },
        read(answer, draft, { words }) {
          const keep = Draft.shape.keep.safeParse(answer.kind === 'choice' ? answer.id : null).data;
          return keep
            ? { kind: 'next', data: { ...draft, keep } }
            : { kind: 'again', text: words.say('linking-which-again') };
        },
      },
    ],
    async finish({ link, keep = 'mine' }, turn) {
      const other = await findTaken(turn, link);
      if (!other || other.personId === turn.personId) return { replies: [expired(turn)] };
      const theirs = await findBusiness({ tx: turn.tx, personId: other.personId });
      const mine = await findBusiness(turn);
      return { replies: [await join(parts, turn, other, mine && theirs ? keep : null)] };
    },
  };
}

function expired({ words }: ChatTurn) {
  return { text: words.say('linking-expired'), choices: [choice(words, '/link', 'linking-link')] };
}

/** "Amplang Bu Tini (Telegram)", the name shortened where it is too long for a button. */
function shortened(name: string, where: string): string {
  const tail = ` (${where})`;
  const room = LABEL_LENGTH - tail.length;
  const letters = [...name];
  return (
    (name.length <= room
      ? name
      : `${letters
          .slice(0, room - 2)
          .join('')
          .trimEnd()}…`) + tail
  );
}
