import { choice, type Flow } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { createTalkFlow, type Talking } from '../talks/index.ts';
import type { LeadParts } from './lead-parts.ts';
import { isOpen, leave, loadTalk, otherLeft, passOn, type Talk } from './talk.ts';
import { openingOf } from './talk-opening.ts';

const OBEYED: ReadonlySet<string> = new Set([
  'cancel',
  'menu',
  'profile',
  'register',
  'checklist',
  'language',
  'human',
  'stop',
  'delete_data',
  'leads',
  'lead_mine',
  'leads_pause',
]);

/** The talk between owner and representative: what is written goes to the other side, until one is done. */
export function talkFlow(parts: LeadParts): Flow<Talking, ChatTurn> {
  return createTalkFlow<Talk>({
    flow: 'lead-talk',
    title: 'leads-talk-title',
    obeyed: OBEYED,
    upgrade: fromFirstVersion,
    load: (turn, id) => loadTalk(turn, id),
    async closed({ words }, talk, data) {
      const key = !talk || !isOpen(talk) ? 'talks-over' : otherLeft(talk) ? 'leads-talk-they-left' : null;
      if (key === null) return null;
      return { text: words.say(key, { with: data.with }), choices: [choice(words, '/menu', 'engine-menu')] };
    },
    async pass(turn, talk, said) {
      const result = await passOn(parts, turn, talk, said);
      if (result === 'masked') return 'leads-talk-was-masked';
      return result === 'held' ? 'leads-talk-place-held' : null;
    },
    choices: (_data, words) => [
      choice(words, 'done', 'talks-done', ['selesai', 'sudah', 'done']),
      choice(words, 'leave', 'leads-talk-leave', ['keluar', 'leave']),
    ],
    async choose(turn, data, id) {
      const { words } = turn;
      const found = id === 'leave' ? await loadTalk(turn, data.id) : null;
      if (found) await leave(turn, found);
      const key = id === 'leave' ? 'leads-talk-you-left' : 'leads-talk-closed';
      return [
        { text: words.say(key, { title: data.title }), choices: [choice(words, '/menu', 'engine-menu')] },
      ];
    },
  });
}

/** Talks that were open when the form was the leads' own. */
function fromFirstVersion({ matchId, observed, masked, ...stored }: Record<string, unknown>) {
  return {
    ...stored,
    id: matchId,
    opening: openingOf({ observed: observed === true, masked: masked !== false }),
  };
}
