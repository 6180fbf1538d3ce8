import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { OFFICERS, personsWithRole } from '../../identity/index.ts';
import { putJobs } from '../../jobs/index.ts';
import { beginning } from '../../kernel/beginning.ts';
import { HOUR } from '../../kernel/clock.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { Job } from '../../schedule/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { type GapGroup, listOpenGroups } from '../gaps/index.ts';
import { tellJobOf } from '../talks/index.ts';
import { TELL } from './review.ts';

export const WEEKLY = 'gaps-weekly';
/** From eight on Monday, and not after that day's work. */
const LATE_MS = 8 * HOUR;
const MAX_SHOWN = 10;
const MAX_QUOTED = 90;

type Names = Pick<Knowledge, 'products' | 'countries'>;

/** Mondays at eight: what went unanswered most, to everybody who can answer it. */
export function gapsJob(parts: {
  storage: Storage;
  timeZone: string;
  adminIds: readonly string[];
  now: () => Date;
}): Job {
  const { storage, timeZone, adminIds } = parts;
  return {
    name: WEEKLY,
    cron: '0 8 * * 1',
    timeZone,
    lateMs: LATE_MS,
    async run({ slot, mark, advance }) {
      // Done already by a process that died before it could say so.
      if (mark !== null) return;
      await storage.transaction(async (tx) => {
        const now = parts.now();
        const any = (await listOpenGroups(tx, now, 1)).length > 0;
        const officers = any ? await personsWithRole(tx, OFFICERS, adminIds) : [];
        const news = officers.map((id) => ({ personId: id, name: WEEKLY, token: `${slot.getTime()}:${id}` }));
        await putJobs(
          tx,
          news.map((one) => tellJobOf(TELL, one, now)),
          now,
        );
        if (news.length) await storage.wake(tx, 'jobs');
        if (!(await advance(tx, now.toISOString(), news.length))) throw new Error('the slot was taken over');
      });
    },
  };
}

/** In an officer's own lane, so that a number typed there means the right choice. The token begins with the slot's moment. */
export async function sayWeekly(knowledge: Names, turn: ChatTurn, token: string): Promise<TimerVerdict> {
  const { tx, now, words } = turn;
  if (now.getTime() - Number(token.split(':')[0]) > LATE_MS) return 'done';
  const groups = await listOpenGroups(tx, now, MAX_SHOWN);
  return groups.length ? { say: [sayGaps(groups, knowledge, words)] } : 'done';
}

/** `belum terjawab`: the same at any time. */
export async function showGaps(knowledge: Names, turn: ChatTurn): Promise<Outcome> {
  const groups = await listOpenGroups(turn.tx, turn.now, MAX_SHOWN);
  if (!groups.length) return reply(turn, 'answers-gaps-none', [choice(turn.words, '/menu', 'engine-menu')]);
  return { kind: 'reply', replies: [sayGaps(groups, knowledge, turn.words)] };
}

function sayGaps(groups: readonly GapGroup[], knowledge: Names, words: Words): Reply {
  const lines = groups.map(({ count, kind, product, country, examples }, index) => {
    const about = [
      knowledge.products.get(product ?? '')?.name[words.language],
      knowledge.countries.get(country ?? '')?.name[words.language],
    ].filter(Boolean);
    const [example = ''] = examples;
    return words.markup('answers-gap', {
      rank: String(index + 1),
      count,
      kind,
      text: kind === 'unhelpful' && about.length ? about.join(', ') : beginning(example, MAX_QUOTED),
    });
  });
  const choices = groups.map(({ ids }, index) => ({
    id: `/gap:${(ids[0] ?? '').replaceAll('-', '')}`,
    label: words.label('answers-gap-answer', { rank: String(index + 1) }),
  }));
  return {
    text: parseMarkup(
      [words.markup('answers-gaps-heading'), lines.join('\n'), words.markup('answers-gaps-how')].join('\n\n'),
    ),
    choices: [...choices, choice(words, '/menu', 'engine-menu')],
  };
}
