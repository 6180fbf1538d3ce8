import { choice, type Outcome } from '../../conversation/index.ts';
import { beginning } from '../../kernel/beginning.ts';
import { DAY } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import { progressBar } from '../../kernel/progress-bar.ts';
import type { MediaStore } from '../../media/index.ts';
import { type Choice, parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { printChecklist } from './checklist-pdf.ts';
import * as store from './checklists.store.ts';

/** A document as the knowledge base has it today. `detail`: who issues it and where, or empty. */
export interface DocumentWords {
  id: string;
  label: string;
  detail: string;
}

/** What a checklist needs of the knowledge base; null for a pair it does not know. */
export interface ChecklistBook {
  describe(
    pair: store.Pair,
    words: Words,
    now: Date,
  ): { product: string; country: string; documents: DocumentWords[] } | null;
}

export interface ChecklistParts {
  book: ChecklistBook;
  media: MediaStore;
  newId: NewId;
  /** Zone of the dates that are printed. */
  timeZone: string;
}

const REMIND_AFTER_MS = 7 * DAY;

type Command = (turn: ChatTurn, argument: string | undefined) => Promise<Outcome>;

/** The commands of checklists, by name. Their argument is `<product>:<country>[:<position>]`. */
export function checklistCommands(parts: ChecklistParts): Readonly<Record<string, Command>> {
  return {
    checklist: (turn, argument) => (argument ? open(parts, turn, argument) : all(parts, turn)),
    checklist_save: (turn, argument) => save(parts, turn, argument),
    tick: (turn, argument) => tick(parts, turn, argument),
    checklist_pdf: (turn, argument) => print(parts, turn, argument),
    checklist_remind: (turn, argument) => remind(turn, argument),
    checklist_delete: (turn, argument) => remove(parts, turn, argument),
    checklist_note: (turn, argument) => note(parts, turn, argument),
  };
}

/** A week after the owner asked for it: how far the checklist is. The token is `<chat id>|<product>:<country>|<moment>`. */
export async function checklistReminder(
  parts: ChecklistParts,
  turn: ChatTurn,
  token: string,
): Promise<TimerVerdict> {
  const pair = readPair(token.split('|')[1]);
  const list = pair && (await store.findChecklist(turn, pair));
  if (!list) return 'done';
  const { done, total } = count(list);
  if (done >= total) return 'done';
  const reply = show(parts, turn, list, turn.words.markup('checklist-reminder'));
  return { say: [reply] };
}

async function save(parts: ChecklistParts, turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const pair = readPair(argument);
  const described = pair && parts.book.describe(pair, turn.words, turn.now);
  if (!pair || !described?.documents.length) return say(turn, 'checklist-unknown');
  const ids = described.documents.map(({ id }) => id);
  const list = await store.saveChecklist(turn, pair, ids, parts.newId);
  return { kind: 'reply', replies: [show(parts, turn, list, turn.words.markup('checklist-saved'))] };
}

async function open(parts: ChecklistParts, turn: ChatTurn, argument: string): Promise<Outcome> {
  const list = await find(turn, argument);
  return list ? { kind: 'reply', replies: [show(parts, turn, list)] } : say(turn, 'checklist-unknown');
}

async function all(parts: ChecklistParts, turn: ChatTurn): Promise<Outcome> {
  const lists = await store.listChecklists(turn);
  const [only] = lists;
  if (!only) return say(turn, 'checklist-none');
  if (lists.length === 1) return { kind: 'reply', replies: [show(parts, turn, only)] };
  const { words } = turn;
  const choices = lists.map((list) => {
    const { done, total } = count(list);
    return {
      id: `/checklist:${keyOf(list)}`,
      label: cut(`${wordsOf(parts, turn, list).title} (${done}/${total})`, 60),
    };
  });
  return { kind: 'reply', replies: [{ text: words.say('checklist-all'), choices }] };
}

async function tick(parts: ChecklistParts, turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const list = await find(turn, argument);
  const position = readPosition(argument);
  if (!list || position === null) return say(turn, 'checklist-unknown');
  await store.tickItem(turn, list, position);
  const ticked = await find(turn, argument);
  return ticked ? { kind: 'reply', replies: [show(parts, turn, ticked)] } : say(turn, 'checklist-unknown');
}

async function print(parts: ChecklistParts, turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const list = await find(turn, argument);
  if (!list) return say(turn, 'checklist-unknown');
  const { words, now } = turn;
  const { known, title, labelOf, detailOf } = wordsOf(parts, turn, list);
  if (!known) return say(turn, 'checklist-unknown');
  const { done, total } = count(list);
  const date = new Intl.DateTimeFormat(words.language, {
    dateStyle: 'long',
    timeZone: parts.timeZone,
  }).format(now);
  const content = await printChecklist(
    {
      title,
      subtitle: words.label('checklist-printed', { done, total, date }),
      items: list.items.map(({ documentId, doneAt, note: written }) => ({
        label: labelOf(documentId),
        detail: detailOf(documentId),
        note: written,
        done: doneAt !== null,
      })),
      footer: words.label('checklist-footer'),
    },
    now,
  );
  const kept = await parts.media.put(content);
  if ('refused' in kept) throw new Error(`a printed checklist was refused: ${kept.refused}`);
  const fileName = `ceklis-${list.product}-${list.country.toLowerCase()}.pdf`;
  return {
    kind: 'reply',
    replies: [
      {
        text: words.say('checklist-pdf-sent'),
        attachment: { kind: 'document', hash: kept.hash, mimeType: kept.mimeType, fileName },
      },
    ],
  };
}

async function remind(turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const list = await find(turn, argument);
  if (!list) return say(turn, 'checklist-unknown');
  const token = `${turn.chat.id}|${keyOf(list)}|${turn.now.toISOString()}`;
  turn.setTimer({ name: 'checklist-reminder', token, afterMs: REMIND_AFTER_MS });
  return say(turn, 'checklist-remind-set');
}

async function remove(parts: ChecklistParts, turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const list = await find(turn, argument);
  if (!list) return say(turn, 'checklist-unknown');
  await store.deleteChecklist(turn, list);
  const { words } = turn;
  const undo = choice(words, `/checklist_save:${keyOf(list)}`, 'checklist-save-again');
  const text = words.say('checklist-deleted', { title: wordsOf(parts, turn, list).title });
  return { kind: 'reply', replies: [{ text, choices: [undo, choice(words, '/menu', 'engine-menu')] }] };
}

async function note(parts: ChecklistParts, turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const list = await find(turn, argument);
  if (!list) return say(turn, 'checklist-unknown');
  const { labelOf } = wordsOf(parts, turn, list);
  const labels = list.items.map(({ documentId }) => labelOf(documentId));
  return {
    kind: 'flow',
    flow: 'checklist-note',
    data: { product: list.product, country: list.country, labels },
    at: 'item',
  };
}

/** The list itself: what is done, how far it is, each item to tap or to name by number. */
export function show(parts: ChecklistParts, turn: ChatTurn, list: store.Checklist, before?: string): Reply {
  const { words } = turn;
  const { title, labelOf } = wordsOf(parts, turn, list);
  const { done, total } = count(list);
  const lines = list.items.map(({ documentId, doneAt, note: written }, index) => {
    const label = words.markup('checklist-line', {
      number: index + 1,
      mark: doneAt ? '✅' : '⬜',
      label: labelOf(documentId),
    });
    return written ? `${label}\n${words.markup('checklist-line-note', { note: written })}` : label;
  });
  const heading = words.markup('checklist-heading', { title, bar: progressBar(done, total) });
  const closing = words.markup(done >= total ? 'checklist-complete' : 'checklist-how');
  const key = keyOf(list);
  const ticks: Choice[] = list.items.map(({ documentId, position, doneAt }) => ({
    id: `/tick:${key}:${position}`,
    label: `${doneAt ? '✅' : '⬜'} ${position + 1}`,
    aliases: [labelOf(documentId)],
  }));
  return {
    text: parseMarkup([before, heading, lines.join('\n'), closing].filter(Boolean).join('\n\n')),
    choices: [
      ...ticks,
      choice(words, `/checklist_note:${key}`, 'checklist-add-note'),
      choice(words, `/checklist_pdf:${key}`, 'checklist-send-pdf'),
      choice(words, `/checklist_remind:${key}`, 'checklist-remind'),
      choice(words, `/checklist_delete:${key}`, 'checklist-delete'),
    ],
  };
}

/** The words of a checklist as the knowledge base has them today; ids where it knows the pair or a document no more. */
function wordsOf(parts: ChecklistParts, { words, now }: ChatTurn, pair: store.Pair) {
  const described = parts.book.describe(pair, words, now);
  const documents = new Map(described?.documents.map((document) => [document.id, document]));
  const { product, country } = described ?? pair;
  return {
    known: described !== null,
    title: words.label('checklist-title', { product, country }),
    labelOf: (id: string) => documents.get(id)?.label ?? id,
    detailOf: (id: string) => documents.get(id)?.detail ?? '',
  };
}

function count(list: store.Checklist): { done: number; total: number } {
  return { done: list.items.filter(({ doneAt }) => doneAt !== null).length, total: list.items.length };
}

async function find(turn: ChatTurn, argument: string | undefined): Promise<store.Checklist | null> {
  const pair = readPair(argument);
  return pair ? store.findChecklist(turn, pair) : null;
}

export function keyOf({ product, country }: store.Pair): string {
  return `${product}:${country}`;
}

function readPair(argument: string | undefined): store.Pair | null {
  const [, product, country] = /^([a-z-]{1,40}):([A-Z]{2})(?::\d+)?$/.exec(argument ?? '') ?? [];
  return product && country ? { product, country } : null;
}

function readPosition(argument: string | undefined): number | null {
  const position = /:(\d{1,3})$/.exec(argument ?? '')?.[1];
  return position === undefined ? null : Number(position);
}

function say({ words }: ChatTurn, key: string): Outcome {
  return {
    kind: 'reply',
    replies: [{ text: words.say(key), choices: [choice(words, '/menu', 'engine-menu')] }],
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${beginning(text, length - 1).trimEnd()}…`;
}
