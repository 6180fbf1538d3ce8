import { INTENTS, type Intent } from '../../src/language/lexicon/schema.ts';
import type { ChatLine } from './read-chat.ts';

/** What an understander said about one message. */
export interface Answer {
  readonly intent: Intent;
  readonly product: string | null;
  readonly country: string | null;
  readonly ask: boolean;
}

export interface Scores {
  readonly messages: number;
  /** Shares of all messages, 0 to 1. */
  readonly intent: number;
  readonly product: number;
  readonly country: number;
  readonly asked: number;
  /** Acted on without asking back although intent, product or country was wrong. */
  readonly wrongAndConfident: number;
  /** Share of the out-of-scope messages taken for a question about requirements or prices. */
  readonly falseAlarm: number;
  readonly perIntent: ReadonlyMap<Intent, { readonly messages: number; readonly right: number }>;
  /** "label → answer" of every mistaken intent, most frequent first. */
  readonly confusion: readonly (readonly [string, number])[];
}

/** Compares answers with labels, line by line. */
export function score(lines: readonly ChatLine[], answers: readonly Answer[]): Scores {
  const pairs = lines.flatMap((line, index) => {
    const answer = answers[index];
    return answer ? [{ line, answer }] : [];
  });
  const share = (test: (pair: { line: ChatLine; answer: Answer }) => boolean, among = pairs) =>
    among.length === 0 ? 0 : among.filter(test).length / among.length;
  const rightIntent = (pair: { line: ChatLine; answer: Answer }) => pair.line.intent === pair.answer.intent;
  const rightNames = ({ line, answer }: { line: ChatLine; answer: Answer }) =>
    line.product === answer.product && line.country === answer.country;
  const outside = pairs.filter(({ line }) => line.intent === 'out_of_scope');
  const confusion = new Map<string, number>();
  for (const pair of pairs) {
    if (rightIntent(pair)) continue;
    const key = `${pair.line.intent} → ${pair.answer.intent}`;
    confusion.set(key, (confusion.get(key) ?? 0) + 1);
  }
  return {
    messages: pairs.length,
    intent: share(rightIntent),
    product: share(({ line, answer }) => line.product === answer.product),
    country: share(({ line, answer }) => line.country === answer.country),
    asked: share(({ answer }) => answer.ask),
    wrongAndConfident: share((pair) => !pair.answer.ask && !(rightIntent(pair) && rightNames(pair))),
    falseAlarm: share(({ answer }) => answer.intent === 'requirements' || answer.intent === 'price', outside),
    perIntent: new Map(
      INTENTS.map((intent) => {
        const own = pairs.filter(({ line }) => line.intent === intent);
        return [intent, { messages: own.length, right: own.filter(rightIntent).length }];
      }),
    ),
    confusion: [...confusion].sort((a, b) => b[1] - a[1]),
  };
}
