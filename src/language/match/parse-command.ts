import { editDistance } from '../edit-distance.ts';
import type { Lexicon } from '../lexicon/schema.ts';
import { wordsOf } from '../simplify.ts';

/** Recognises messages that are a command and nothing else. */
export interface CommandParser {
  /** Id of the command the whole message is, or null. A leading "/" is ignored. */
  parseCommand(text: string): string | null;
  /** The same, or a command and what it takes ("undangan K7M2…"): the whole message still, and nothing else. */
  readCommand(text: string): CommandRead | null;
}

export interface CommandRead {
  id: string;
  /** As typed. */
  argument?: string;
}

/** A one-word command at least this long may hold one typing error ("batall", "bantuam"). */
const MENDABLE = 5;

/**
 * Builds the parser. A message is compared whole (forms of address aside), so a business name that contains a command
 * word is never taken for one.
 */
export function createCommandParser(lexicon: Lexicon['commands']): CommandParser {
  const fillers = new Set(lexicon.fillers);
  const commands = new Map<string, string>();
  for (const { id, phrases } of lexicon.commands) {
    for (const phrase of phrases) if (!commands.has(phrase)) commands.set(phrase, id);
  }
  const mendable = [...commands].filter(([phrase]) => phrase.length >= MENDABLE && !phrase.includes(' '));

  const taking = lexicon.commands.flatMap(({ id, phrases, argument }) =>
    argument === undefined ? [] : [{ id, pattern: followedBy(phrases, argument) }],
  );

  function parseCommand(text: string): string | null {
    const words = wordsOf(text.replace(/_/g, ' ')).map((word) => word.replace(/(\p{L})\1{2,}/gu, '$1'));
    if (words.length === 0 || words.length > 6) return null;
    const whole = words.join(' ');
    const bare = words.filter((word) => !fillers.has(word)).join(' ');
    const exact = commands.get(whole) ?? commands.get(bare);
    if (exact !== undefined) return exact;
    const [word = '', ...others] = bare.split(' ');
    if (word.length < MENDABLE || others.length > 0) return null;
    const near = mendable.filter(
      ([phrase]) => word[0] === phrase[0] && editDistance(word, phrase) === 1 && word.length >= phrase.length,
    );
    return near.length === 1 ? (near[0]?.[1] ?? null) : null;
  }

  function readCommand(text: string): CommandRead | null {
    const whole = parseCommand(text);
    if (whole !== null) return { id: whole };
    // As typed first: a filler may belong to the argument ("kirim lewat mana saja").
    for (const form of [text.trim(), withoutFillers(text.trim(), fillers)]) {
      for (const { id, pattern } of taking) {
        const argument = pattern.exec(form)?.[1];
        if (argument !== undefined) return { id, argument };
      }
    }
    return null;
  }

  return { parseCommand, readCommand };
}

function followedBy(phrases: readonly string[], argument: string): RegExp {
  const heads = phrases.map((phrase) =>
    phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[\\s_]+'),
  );
  return new RegExp(`^/?(?:${heads.join('|')})[\\s:_]+(${argument})$`, 'iu');
}

/** Forms of address around a message ("kak, … ya") and its closing signs, taken off. */
function withoutFillers(text: string, fillers: ReadonlySet<string>): string {
  let rest = text;
  for (;;) {
    const [, first = '', others = ''] = /^(\p{L}+)[\s,]+(.+)$/su.exec(rest) ?? [];
    if (!fillers.has(first.toLowerCase())) break;
    rest = others;
  }
  for (;;) {
    rest = rest.replace(/[\s.,!?"*]+$/u, '');
    const [, before = '', last = ''] = /^(.+)[\s,]+(\p{L}+)$/su.exec(rest) ?? [];
    if (!fillers.has(last.toLowerCase())) return rest;
    rest = before;
  }
}
