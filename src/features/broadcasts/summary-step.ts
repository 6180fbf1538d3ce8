import { choice, type Reading, type Step } from '../../conversation/index.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { countAudience } from './audience.store.ts';
import { describeAudience } from './audience.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { sayAnnouncement, TEST_NUMBER } from './composition.ts';
import { saveDraft } from './drafts.store.ts';
import type { Draft } from './extra-steps.ts';
import { momentText } from './moment-text.ts';
import { sayCount, sayDryRun } from './say.ts';

const EDITS = ['text', 'file', 'audience', 'options', 'event', 'start'] as const;

/** The announcement as it will be, whom it reaches, and everything that can still be done to it. */
export function summaryStep(parts: BroadcastParts): Step<Draft, ChatTurn> {
  return {
    name: 'summary',
    explain: 'broadcasts-summary-explain',
    ask: (draft, { words }) => ({
      text: [
        ...words.say('broadcasts-summary'),
        ...sayAnnouncement(words, draft, TEST_NUMBER).text,
        ...parseMarkup(linesOf(draft, words).join('\n')),
      ],
      choices: [
        choice(words, 'send', draft.start ? 'broadcasts-send-later' : 'broadcasts-send', ['kirim', 'send']),
        choice(words, 'test', 'broadcasts-test', ['uji', 'tes', 'coba', 'test']),
        choice(words, 'preview', 'broadcasts-preview', ['tampilan', 'preview']),
        choice(words, 'detail', 'broadcasts-detail', ['rincian', 'detail']),
        ...EDITS.map((field) => choice(words, field, `broadcasts-edit-${field}`)),
        choice(words, 'save', 'broadcasts-save', ['simpan', 'draf', 'save']),
      ],
    }),
    async read(answer, draft, turn) {
      const { words } = turn;
      if (answer.kind !== 'choice') return { kind: 'again', text: words.say('broadcasts-summary-explain') };
      switch (answer.id) {
        case 'send':
          return { kind: 'next', data: draft };
        case 'test':
          return taken(draft, [
            sayAnnouncement(words, draft, TEST_NUMBER),
            { text: words.say('broadcasts-tested') },
          ]);
        case 'preview':
          return taken(draft, previews(parts, draft, words));
        case 'detail':
          return detail(parts, draft, turn);
        case 'save':
          return save(parts, draft, turn);
        default:
          return { kind: 'visit', step: answer.id, data: draft };
      }
    },
  };
}

function taken(data: Draft, replies: Reply[]): Reading<Draft> {
  return { kind: 'taken', data, replies };
}

function linesOf(draft: Draft, words: Words): string[] {
  const { file, options, audience, start } = draft;
  return [
    words.markup('broadcasts-summary-file', { file: file?.kind ?? 'none' }),
    ...(options.length ? [words.markup('broadcasts-summary-options', { options: options.join(' / ') })] : []),
    words.markup('broadcasts-summary-to', { audience: describeAudience(audience, words) }),
    ...(start
      ? [words.markup('broadcasts-summary-start', { moment: momentText(start.at, start.zone, words) })]
      : []),
    sayCount(words, draft),
  ];
}

/** As each channel that it goes to shows it: how it is laid out there, and in how many messages. */
function previews(parts: BroadcastParts, draft: Draft, words: Words): Reply[] {
  const announcement = sayAnnouncement(words, draft, TEST_NUMBER);
  const names = Object.keys(draft.channels);
  return names.flatMap((name) => {
    const shown = parts.preview(name, announcement, words.language);
    const heading = words.markup('broadcasts-preview-on', {
      name: words.label(`broadcasts-channel-${name}`),
      count: shown.length,
    });
    return shown.map((message, at) => ({
      ...message,
      text: at === 0 ? [...parseMarkup(heading), ...message.text] : message.text,
    }));
  });
}

async function detail(parts: BroadcastParts, draft: Draft, turn: ChatTurn): Promise<Reading<Draft>> {
  const { tx, now, words } = turn;
  const count = await countAudience(tx, draft.audience, now, parts.timeZone);
  const markup = `${words.markup('broadcasts-dry-run')}\n\n${sayDryRun(parts, words, count)}`;
  return taken({ ...draft, channels: count.channels }, [{ text: parseMarkup(markup) }]);
}

/** Put aside: the form ends, and can be taken up again by any officer. */
async function save(parts: BroadcastParts, draft: Draft, turn: ChatTurn): Promise<Reading<Draft>> {
  const { tx, now, words, personId } = turn;
  const { draftNumber, channels: _counted, ...composition } = draft;
  const number = await saveDraft(tx, {
    id: parts.newId(),
    number: draftNumber,
    authorId: personId,
    composition,
    now,
  });
  const said = {
    text: words.say('broadcasts-saved', { number: String(number) }),
    choices: [
      choice(words, `/broadcast_draft:${number}`, 'broadcasts-draft-again'),
      choice(words, `/broadcast_template:${number}`, 'broadcasts-make-template'),
      choice(words, `/broadcast_draft_drop:${number}`, 'broadcasts-draft-drop'),
      choice(words, '/broadcast_drafts', 'broadcasts-drafts'),
    ],
  };
  return { kind: 'leave', replies: [said] };
}
