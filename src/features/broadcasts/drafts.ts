import { choice, type Outcome, reply, replyMarkup } from '../../conversation/index.ts';
import { parseMarkup, toPlainText } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { countAudience } from './audience.store.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import type { Composition } from './composition.ts';
import * as store from './drafts.store.ts';
import { withBroadcast } from './manage.ts';

export const BROADCAST_FLOW = 'broadcast';
const MAX_LISTED = 10;
const MAX_TITLE = 40;

/** The first words of an announcement, by which it is known in a list. */
function titleOf({ text = '' }: Composition): string {
  const [line = ''] = toPlainText(parseMarkup(text)).split('\n');
  return line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE - 1).trimEnd()}…` : line;
}

/** `draf`: what was put aside, each to be opened. */
export async function listDrafts({ tx, words }: ChatTurn): Promise<Outcome> {
  const drafts = await store.listDrafts(tx, MAX_LISTED);
  const begin = choice(words, '/broadcast', 'broadcasts-new');
  if (!drafts.length) return replyMarkup(words.markup('broadcasts-no-drafts'), [begin]);
  const lines = drafts.map(({ number, template, composition }) =>
    words.markup('broadcasts-draft-line', {
      number: String(number),
      kind: template ? 'template' : 'draft',
      title: titleOf(composition),
    }),
  );
  const open = drafts.map(({ number }) => ({
    id: `/broadcast_draft:${number}`,
    label: words.label('broadcasts-draft-open', { number: String(number) }),
  }));
  return replyMarkup([words.markup('broadcasts-drafts-listed'), lines.join('\n')].join('\n\n'), [
    begin,
    ...open,
  ]);
}

type OnDraft = (turn: ChatTurn, draft: store.Draft) => Promise<Outcome>;

function withDraft(act: OnDraft) {
  return async (turn: ChatTurn, argument: string | undefined): Promise<Outcome> => {
    const number = /^\d{1,9}$/.test(argument ?? '') ? Number(argument) : 0;
    const draft = await store.findDraft(turn.tx, number);
    if (draft) return act(turn, draft);
    return reply(turn, 'broadcasts-draft-unknown', [
      choice(turn.words, '/broadcast_drafts', 'broadcasts-drafts'),
    ]);
  };
}

/** Goes on with a draft, or with a copy of a template, where it was left: at its summary. */
export const openDraft = (parts: CountParts) =>
  withDraft((turn, { number, composition }) => open(parts, turn, composition, number));

export const makeTemplate = withDraft(async (turn, { number }) => {
  await store.setTemplate(turn.tx, number, true);
  return replyMarkup(turn.words.markup('broadcasts-template', { number: String(number) }), [
    choice(turn.words, `/broadcast_draft:${number}`, 'broadcasts-draft-again'),
    choice(turn.words, '/broadcast_drafts', 'broadcasts-drafts'),
  ]);
});

export const dropDraft = withDraft(async (turn, { number }) => {
  await store.dropDraft(turn.tx, number, 'unwanted');
  return replyMarkup(turn.words.markup('broadcasts-draft-dropped', { number: String(number) }), [
    choice(turn.words, '/broadcast_drafts', 'broadcasts-drafts'),
  ]);
});

/** What was sent before, taken as the beginning of a new one. */
export const sendAgain = (parts: CountParts) =>
  withBroadcast((turn, { composition: { start: _then, ...composition } }) => open(parts, turn, composition));

/** A new announcement to those who got one, or who picked one of its choices. */
export const writeTo = withBroadcast(async (_turn, { id, number, composition }, option) => {
  const at = option === undefined ? undefined : Number(option);
  const label = at === undefined ? undefined : composition.options[at];
  const got = { id, number, ...(at !== undefined && label !== undefined ? { option: at, label } : {}) };
  return { kind: 'flow', flow: BROADCAST_FLOW, data: { audience: { got } }, at: 'text' };
});

type CountParts = Pick<BroadcastParts, 'timeZone'>;

/** Opens the form at its summary, with the recipients as they are by now. */
async function open(
  { timeZone }: CountParts,
  { tx, now }: ChatTurn,
  composition: Composition,
  draftNumber?: number,
): Promise<Outcome> {
  const { channels } = await countAudience(tx, composition.audience, now, timeZone);
  const data = { ...composition, channels, draftNumber };
  return { kind: 'flow', flow: BROADCAST_FLOW, data: JSON.parse(JSON.stringify(data)), at: 'summary' };
}
