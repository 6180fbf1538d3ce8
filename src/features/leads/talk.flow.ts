import { z } from 'zod';
import { type Answer, choice, type Flow, type Reading } from '../../conversation/index.ts';
import { HOUR } from '../../kernel/clock.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { LeadParts } from './lead-parts.ts';
import type { TalkFile } from './talk.store.ts';
import { isOpen, leave, loadTalk, otherLeft, passOn } from './talk.ts';

const Talking = z.object({
  matchId: z.string().default(''),
  side: z.enum(['owner', 'author']).default('owner'),
  /** Whom one talks to, and about what, as it was said when the talk was opened. */
  with: z.string().default(''),
  title: z.string().default(''),
  observed: z.boolean().default(false),
  masked: z.boolean().default(true),
  /** Something was passed on since the talk was opened. */
  sent: z.boolean().default(false),
  /** When something was last said here, in milliseconds; 0: just opened. */
  lastAt: z.number().default(0),
  /** Text that was probably meant for the other side. */
  pending: z.string().optional(),
});
type Talking = z.infer<typeof Talking>;

/** Commands that still work while one talks to somebody else; everything else is said to them. */
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

/** After so long without a word it is asked whether what is written is still meant for the other side. */
const FORGOTTEN_MS = HOUR;

/** The talk between owner and representative: what is written goes to the other side, until one is done. */
export function talkFlow(parts: LeadParts): Flow<Talking, ChatTurn> {
  return {
    name: 'lead-talk',
    version: 1,
    data: Talking,
    title: 'leads-talk-title',
    steps: [
      {
        name: 'confirm',
        explain: 'leads-talk-explain',
        aside: true,
        ask: ({ pending = '', with: other, title }, { words }) => ({
          text: words.say('leads-talk-confirm', { text: pending, with: other, title }),
          choices: [
            choice(words, 'pass', 'leads-talk-pass-on', ['ya', 'teruskan', 'kirim', 'yes']),
            choice(words, 'drop', 'leads-talk-not-meant', ['tidak', 'bukan', 'no']),
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
          const { words } = turn;
          const choices = [choice(words, '/menu', 'engine-menu')];
          return { kind: 'leave', replies: [{ text: words.say('leads-talk-dropped'), choices }] };
        },
      },
      {
        name: 'say',
        explain: 'leads-talk-explain',
        freeText: true,
        aside: true,
        verbatim: OBEYED,
        accepts: ['image', 'document', 'location'],
        ask({ with: other, title, observed, masked }, { words }) {
          const text = [
            words.markup('leads-talk-open', { with: other, title }),
            ...(observed ? [words.markup('leads-talk-observed')] : []),
            ...(masked ? [words.markup('leads-talk-masked')] : []),
          ];
          return {
            text: parseMarkup(text.join('\n\n')),
            choices: [
              choice(words, 'done', 'leads-talk-done', ['selesai', 'sudah', 'done']),
              choice(words, 'leave', 'leads-talk-leave', ['keluar', 'leave']),
            ],
          };
        },
        read: (answer, data, turn) => read(answer, data, turn),
      },
    ],
    async finish() {
      return { replies: [] };
    },
  };

  async function read(answer: Answer, data: Talking, turn: ChatTurn): Promise<Reading<Talking>> {
    const { words } = turn;
    if (answer.kind === 'choice') {
      const found = answer.id === 'leave' ? await loadTalk(turn, data.matchId) : null;
      if (found) await leave(turn, found);
      const key = answer.id === 'leave' ? 'leads-talk-you-left' : 'leads-talk-closed';
      const choices = [choice(words, '/menu', 'engine-menu')];
      return { kind: 'leave', replies: [{ text: words.say(key, { title: data.title }), choices }] };
    }
    const said = saidBy(answer);
    if (said === 'unreadable') {
      return { kind: 'taken', data, replies: [{ text: words.say('leads-talk-file-refused') }] };
    }
    const forgotten = data.lastAt > 0 && turn.now.getTime() - data.lastAt > FORGOTTEN_MS;
    if (forgotten && !said.file)
      return { kind: 'visit', step: 'confirm', data: { ...data, pending: said.text } };
    return send(turn, data, said, (sent, replies) => ({ kind: 'taken', data: sent, replies }));
  }

  async function send(
    turn: ChatTurn,
    data: Talking,
    said: { text: string; file: TalkFile | null },
    done: (data: Talking, replies: Reply[]) => Reading<Talking>,
  ): Promise<Reading<Talking>> {
    const { words } = turn;
    const found = await loadTalk(turn, data.matchId);
    if (!found || !isOpen(found) || otherLeft(found)) {
      const key = found && isOpen(found) ? 'leads-talk-they-left' : 'leads-talk-over';
      const choices = [choice(words, '/menu', 'engine-menu')];
      return { kind: 'leave', replies: [{ text: words.say(key, { with: data.with }), choices }] };
    }
    const result = await passOn(parts, turn, found, said);
    // The first one is confirmed, the others speak for themselves.
    const replies = [
      ...(result === 'masked' ? [{ text: words.say('leads-talk-was-masked') }] : []),
      ...(result === 'held' ? [{ text: words.say('leads-talk-place-held') }] : []),
      ...(result === 'sent' && !data.sent
        ? [{ text: words.say('leads-talk-sent', { with: data.with }) }]
        : []),
    ];
    return done({ ...data, sent: true, lastAt: turn.now.getTime() }, replies);
  }
}

/** What an answer says to the other side. */
function saidBy(
  answer: Exclude<Answer, { kind: 'choice' }>,
): { text: string; file: TalkFile | null } | 'unreadable' {
  if (answer.kind === 'text') return { text: answer.text, file: null };
  if (answer.kind === 'location') {
    const { latitude, longitude } = answer;
    return { text: '', file: { kind: 'place', latitude, longitude } };
  }
  if (answer.kind !== 'image' && answer.kind !== 'document') return 'unreadable';
  const { stored, fileName } = answer.media;
  if (!stored) return 'unreadable';
  const extension = stored.mimeType.split('/')[1]?.replace(/[^a-z0-9].*$/, '') ?? 'bin';
  const file = {
    kind: answer.kind,
    hash: stored.hash,
    mimeType: stored.mimeType,
    fileName: fileName?.replace(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 80) || `lampiran.${extension}`,
  };
  return { text: answer.caption ?? '', file };
}
