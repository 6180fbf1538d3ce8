import {
  type Attachment,
  type Block,
  type Place,
  plain,
  type Reply,
  type RichText,
  splitText,
  toPlainText,
} from '../../messages/index.ts';
import { toMarkup } from './markup.ts';

/**
 * In characters, marks included. WhatsApp takes far more, but folds a long message behind "Read more", and a small phone
 * scrolls for long: what does not fit here is easier to find again as two messages.
 */
export const MAX_TEXT = 3_500;
/** Longer captions are cut off by some apps. */
export const MAX_CAPTION = 1_024;

/** The words that stand in for buttons. */
export interface WhatsappWords {
  /** Below numbered choices. */
  answerByNumber: string;
  /** Before choices that are typed by their name. */
  typeName: string;
  shareLocation: string;
}

/** By language. */
export type WhatsappTexts = Record<'id' | 'en', WhatsappWords>;

/** One native message; a file's bytes are fetched when it is sent. */
export type OutMessage =
  | { kind: 'text'; text: string }
  | { kind: 'file'; file: Attachment; caption?: string }
  | { kind: 'place'; place: Place };

export type Rendered =
  | { kind: 'messages'; messages: OutMessage[] }
  | { kind: 'impossible'; reason: 'empty-message' };

/**
 * Shapes a reply into native messages. Pure, and the same for the same reply, so that a long message resumes at the part
 * where it broke off. Buttons do not reach every phone: choices are numbered lines, in the order in which the
 * conversation counts them.
 */
export function render(reply: Reply, words: WhatsappWords): Rendered {
  const whole: RichText = [
    ...reply.text.filter((block) => toPlainText([block]).trim() !== ''),
    // A number is quicker typed than found among one's contacts: nothing is said for `contact`.
    ...(reply.request === 'location' ? plain(words.shareLocation) : []),
    ...choicesOf(reply, words),
  ];
  const length = (part: RichText) => toMarkup(part).length;
  const texts = splitText(whole, MAX_TEXT, length)
    .map(toMarkup)
    .filter((text) => text.trim() !== '');
  const messages = withAttachment(reply.attachment, texts);
  return messages.length ? { kind: 'messages', messages } : { kind: 'impossible', reason: 'empty-message' };
}

function withAttachment(attachment: Reply['attachment'], texts: readonly string[]): OutMessage[] {
  if (!attachment) return texts.map(textMessage);
  return attachment.kind === 'place'
    ? [{ kind: 'place', place: attachment }, ...texts.map(textMessage)]
    : withFile(attachment, texts);
}

function withFile(file: Attachment, texts: readonly string[]): OutMessage[] {
  const [only, ...more] = texts;
  if (only === undefined) return [{ kind: 'file', file }];
  const fits = more.length === 0 && only.length <= MAX_CAPTION;
  return fits ? [{ kind: 'file', file, caption: only }] : [{ kind: 'file', file }, ...texts.map(textMessage)];
}

function textMessage(text: string): OutMessage {
  return { kind: 'text', text };
}

/**
 * A single choice is named: "1" may be an answer of its own ("berapa kapasitasnya?"), and the conversation takes it for
 * one. So are those that a later message of the turn keeps from being counted.
 */
function choicesOf({ choices = [], unnumbered }: Reply, words: WhatsappWords): RichText {
  const labels = choices.map(({ label }) => label.replace(/\s+/g, ' ').trim());
  const [first] = labels;
  if (first === undefined) return [];
  if (labels.length === 1) {
    return [{ kind: 'paragraph', spans: [{ text: `${words.typeName} ` }, { text: first, bold: true }] }];
  }
  if (unnumbered)
    return [...plain(words.typeName), { kind: 'list', items: labels.map((text) => [{ text }]) }];
  return [...numbered(labels), ...plain(words.answerByNumber)];
}

/** "⬜ 3", the third of a list that the text has numbered already, is not said twice. */
function numbered(labels: readonly string[]): Block[] {
  const lines = labels.flatMap((label, at) =>
    label.replace(/[^\p{L}\p{N}]/gu, '') === String(at + 1) ? [] : [{ number: at + 1, label }],
  );
  if (lines.length === 0) return [];
  const spans = lines.flatMap(({ number, label }, at) => [
    { text: at > 0 ? '\n' : '' },
    { text: String(number), bold: true as const },
    { text: ` ${label}` },
  ]);
  return [{ kind: 'paragraph', spans }];
}
