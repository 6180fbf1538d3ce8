import type { Answer, Reading } from '../../conversation/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';

/** What WhatsApp and Telegram show without cutting a message in two, with room for a date and for how to stop. */
const MAX_TEXT = 3_000;
const MIN_TEXT = 10;

/** The words of an announcement, or what is wrong with them. */
export function readText(
  answer: Answer,
  { words }: ChatTurn,
): string | Extract<Reading<never>, { kind: 'again' }> {
  if (answer.kind !== 'text') return { kind: 'again', text: words.say('broadcasts-text-explain') };
  const text = answer.text.trim();
  if (text.length < MIN_TEXT || !parseMarkup(text).length) {
    return { kind: 'again', text: words.say('broadcasts-text-short') };
  }
  if (text.length > MAX_TEXT) {
    return { kind: 'again', text: words.say('broadcasts-text-long', { length: text.length, max: MAX_TEXT }) };
  }
  return text;
}
