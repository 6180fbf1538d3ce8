import {
  type Attachment,
  type Block,
  type Choice,
  type Place,
  type Reply,
  type RichText,
  type Span,
  splitText,
  toPlainText,
} from '../../messages/index.ts';
import { writeChoiceData } from '../choice-data.ts';

/** Limits of https://core.telegram.org/bots/api#sendmessage and #sendphoto, in characters after parsing. */
export const MAX_TEXT = 4096;
export const MAX_CAPTION = 1024;
const MAX_BUTTONS = 100;
/** Of a button's data, in bytes (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
const MAX_CHOICE_BYTES = 64;

export interface KeyboardWords {
  shareContact: string;
  shareLocation: string;
}

interface TextButton {
  text: string;
  request_contact?: true;
  request_location?: true;
}

export type Markup =
  | { inline_keyboard: { text: string; callback_data: string }[][] }
  | { keyboard: TextButton[][]; resize_keyboard: true; one_time_keyboard: true }
  | { remove_keyboard: true };

/** One native call. `html` is Telegram HTML; a file's bytes are fetched when it is sent. */
export type Call =
  | { kind: 'text'; html: string; markup?: Markup }
  | { kind: 'file'; file: Attachment; caption?: string; markup?: Markup }
  | { kind: 'place'; place: Place; markup?: Markup };

export type Rendered =
  | { kind: 'calls'; calls: Call[] }
  | { kind: 'impossible'; reason: 'empty-message' | 'choice-too-long' };

/**
 * Shapes a reply into native calls. Pure, and the same for the same reply, so that a long message resumes at
 * the call where it broke off.
 * A request for contact or location needs Telegram's other keyboard, which cannot share a message with
 * buttons: there the choices become its text buttons and come back as their label. What shall stay `editable` leaves a
 * request's keyboard where it is: Telegram lets nobody edit a message that took one away.
 */
export function render(reply: Reply, words: KeyboardWords, editable = false): Rendered {
  const choices = reply.choices ?? [];
  if (choices.some((choice) => dataOf(choice, reply).length > MAX_CHOICE_BYTES)) {
    return { kind: 'impossible', reason: 'choice-too-long' };
  }
  const texts = splitText(reply.text, MAX_TEXT).filter((part) => toPlainText(part).trim() !== '');
  const markup = markupOf(reply, choices, words);
  const calls = withAttachment(reply.attachment, texts);
  if (calls.length === 0) return { kind: 'impossible', reason: 'empty-message' };
  return {
    kind: 'calls',
    calls: calls.map((call, at) => {
      const keeps = editable && 'remove_keyboard' in markup;
      if (at === calls.length - 1) return keeps ? call : { ...call, markup };
      // Earlier parts of a message that ends in buttons take away a request's keyboard.
      return at === 0 && !editable && 'inline_keyboard' in markup ? { ...call, markup: REMOVE } : call;
    }),
  };
}

/**
 * Sent with every plain message: removing a keyboard that is not there changes nothing, and so a request's
 * keyboard goes away after its use, also over a restart.
 */
const REMOVE: Markup = { remove_keyboard: true };

function withAttachment(attachment: Reply['attachment'], texts: RichText[]): Call[] {
  if (!attachment) return texts.map(textCall);
  return attachment.kind === 'place'
    ? [{ kind: 'place', place: attachment }, ...texts.map(textCall)]
    : withFile(attachment, texts);
}

function withFile(file: Attachment, texts: RichText[]): Call[] {
  const [only, ...more] = texts;
  if (only && (more.length > 0 || toPlainText(only).length > MAX_CAPTION)) {
    return [{ kind: 'file', file }, ...texts.map(textCall)];
  }
  return [{ kind: 'file', file, ...(only ? { caption: toHtml(only) } : {}) }];
}

function textCall(part: RichText): Call {
  return { kind: 'text', html: toHtml(part) };
}

function markupOf(reply: Reply, choices: Choice[], words: KeyboardWords): Markup {
  if (reply.request) {
    const share: TextButton =
      reply.request === 'contact'
        ? { text: words.shareContact, request_contact: true }
        : { text: words.shareLocation, request_location: true };
    const others = rows(choices).map((row) => row.map(({ label }) => ({ text: label })));
    return { keyboard: [[share], ...others], resize_keyboard: true, one_time_keyboard: true };
  }
  if (choices.length === 0) return REMOVE;
  const buttons = rows(choices.slice(0, MAX_BUTTONS)).map((row) =>
    row.map((choice) => ({ text: choice.label, callback_data: writeChoiceData(choice.id, reply.prompt) })),
  );
  return { inline_keyboard: buttons };
}

/** Short labels share a row, as wide as a small phone shows without cutting them: about 30 characters. */
function rows(choices: Choice[]): Choice[][] {
  const packed: Choice[][] = [];
  for (const choice of choices) {
    const row = packed.at(-1);
    const longest = Math.max(choice.label.length, ...(row ?? []).map(({ label }) => label.length));
    // Buttons of a row are equally wide, so the longest label decides.
    if (row && row.length < 3 && longest * (row.length + 1) <= 30) row.push(choice);
    else packed.push([choice]);
  }
  return packed;
}

function dataOf(choice: Choice, reply: Reply): Uint8Array {
  return new TextEncoder().encode(writeChoiceData(choice.id, reply.prompt));
}

/** Telegram HTML: https://core.telegram.org/bots/api#html-style. Bullets are as wide as in `toPlainText`. */
export function toHtml(rich: RichText): string {
  return rich.map(blockHtml).join('\n\n');
}

function blockHtml(block: Block): string {
  return block.kind === 'paragraph'
    ? block.spans.map(spanHtml).join('')
    : block.items.map((item) => `• ${item.map(spanHtml).join('')}`).join('\n');
}

function spanHtml(span: Span): string {
  let html = escapeHtml(span.text);
  if (span.href) html = `<a href="${escapeHtml(span.href)}">${html}</a>`;
  if (span.italic) html = `<i>${html}</i>`;
  if (span.bold) html = `<b>${html}</b>`;
  return html;
}

function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
