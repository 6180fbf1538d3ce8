import type { Choice, Reply } from '../messages/index.ts';

/** What replies offer that works however old they are. */
export function commandsIn(replies: readonly Pick<Reply, 'choices'>[]): Choice[] {
  return replies.flatMap(({ choices = [] }) => choices.filter(({ id }) => id.startsWith('/')));
}

/** Nothing but a number, however it is set down: "25", "2.", "(3)", "0812-3456". */
export function isBareNumber(text: string): boolean {
  return /\d/.test(text) && !/\p{L}/u.test(text);
}

/** Typed or copied as it stands, but for case and signs. */
export function isSaid(label: string, text: string): boolean {
  const letters = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return letters(text) !== '' && letters(text) === letters(label);
}
