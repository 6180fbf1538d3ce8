import { allowedEdits, editDistance } from '../edit-distance.ts';
import { simplify } from '../simplify.ts';
import { readPosition } from './read-position.ts';

export interface ChoiceOption {
  readonly id: string;
  readonly label: string;
  readonly aliases?: readonly string[] | undefined;
}

/** `near` is a likely misspelling and wants a confirmation; the other kinds need none. */
export type ChoiceMatch =
  | { readonly kind: 'exact'; readonly id: string }
  | { readonly kind: 'near'; readonly id: string }
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

const FILLER =
  /\b(kak|ka|pak|bu|mas|mba|mbak|min|aja|saja|saya|sy|aku|ulun|yang|yg|di|dari|ya|iya|dong|deh|pilih|pilihan|mau|opsi|itu|kayaknya|kalo|kalau|ambil|masukin|the|please|option|number)\b/g;

/** Beside a label they deny it, or ask about it: "belum setuju", "kenapa harus setuju". */
const TURNS_IT = new Set(
  'tidak tdk gak ga gk nggak ngga enggak kagak ndak nda kada belum blm belom bukan jangan jgn tanpa no not dont kenapa knp napa mengapa apa apakah gimana gmn bagaimana kapan siapa harus wajib maksud maksudnya lagi lg sedang sdg masih msh urus ngurus diurus proses diproses rencana why what how must'.split(
    ' ',
  ),
);

/**
 * Finds which offered choice a typed answer means: its number ("2", "no 2", "yang kedua"), its label or an alias, the
 * beginning of one ("bal"), an abbreviation by consonants or initials ("smr", "ppu"), or a misspelling ("smarinda").
 */
export function matchChoice(text: string, choices: readonly ChoiceOption[]): ChoiceMatch {
  const typed = simplify(text);
  if (typed === '') return { kind: 'none' };
  const byNumber = matchPosition(typed, choices.length);
  if (byNumber !== null) return choose('exact', [choices[byNumber]?.id]);
  const bare = typed.replace(FILLER, ' ').replace(/\s+/g, ' ').trim() || typed;
  const named = choices.map((choice) => ({ id: choice.id, names: namesOf(choice) }));
  const asked = text.trim().endsWith('?');
  for (const candidate of new Set([typed, bare])) {
    const found = matchName(candidate, named, asked);
    if (found.kind !== 'none') return found;
  }
  return { kind: 'none' };
}

interface NamedChoice {
  readonly id: string;
  readonly names: readonly string[];
}

function matchName(typed: string, named: readonly NamedChoice[], asked: boolean): ChoiceMatch {
  const idsWhere = (test: (name: string) => boolean) =>
    named.filter((choice) => choice.names.some(test)).map((choice) => choice.id);
  const same = idsWhere((name) => name === typed);
  if (same.length > 0) return choose('exact', same);
  const inside = asked ? [] : longestInside(typed, named);
  if (inside.length > 0) return choose('exact', inside);
  const begun = typed.length < 2 ? [] : idsWhere((name) => name.startsWith(typed));
  if (begun.length > 0) return choose('exact', begun);
  const short = idsWhere((name) => isInitials(typed, name) || isConsonantShort(typed, name));
  if (short.length > 0) return choose('exact', short);
  return matchTypo(typed, named);
}

/**
 * Labels said as whole words within a longer answer, unless the rest denies or questions them; a label that is part of
 * a longer one found does not count.
 */
function longestInside(typed: string, named: readonly NamedChoice[]): string[] {
  const hits = named.flatMap(({ id, names }) =>
    names
      .filter((name) => name.length > 2 && ` ${typed} `.includes(` ${name} `))
      .map((name) => ({ id, name })),
  );
  return hits
    .filter(
      ({ name }) => !hits.some((other) => other.name !== name && ` ${other.name} `.includes(` ${name} `)),
    )
    .filter(({ name }) => turns(name) || !turns(` ${typed} `.replace(` ${name} `, ' ')))
    .map(({ id }) => id);
}

function turns(words: string): boolean {
  return words.split(' ').some((word) => TURNS_IT.has(word));
}

function matchTypo(typed: string, named: readonly NamedChoice[]): ChoiceMatch {
  const allowed = allowedEdits(typed.length);
  if (allowed === 0) return { kind: 'none' };
  const scored = named.map(({ id, names }) => ({
    id,
    edits: Math.min(
      ...names.flatMap((name) => [name, ...name.split(' ')]).map((name) => typoEdits(typed, name)),
    ),
  }));
  const best = Math.min(...scored.map(({ edits }) => edits));
  if (best > allowed) return { kind: 'none' };
  return choose(
    'near',
    scored.filter(({ edits }) => edits === best).map(({ id }) => id),
  );
}

function typoEdits(typed: string, name: string): number {
  return name.length < 4 ? Number.POSITIVE_INFINITY : editDistance(typed, name);
}

function choose(kind: 'exact' | 'near', found: readonly (string | undefined)[]): ChoiceMatch {
  const ids = [...new Set(found.filter((id) => id !== undefined))];
  const [id] = ids;
  if (id === undefined) return { kind: 'none' };
  return ids.length === 1 ? { kind, id } : { kind: 'ambiguous', ids };
}

/** Index of the choice a number or ordinal points at, null when the text is none or out of range. */
function matchPosition(typed: string, count: number): number | null {
  const position = readPosition(typed, count);
  return position !== null && position >= 1 && position <= count ? position - 1 : null;
}

function namesOf(choice: ChoiceOption): string[] {
  return [choice.label, ...(choice.aliases ?? [])]
    .map((name) => simplify(name))
    .filter((name) => name !== '');
}

function isInitials(typed: string, name: string): boolean {
  const initials = name
    .split(' ')
    .map((word) => word[0])
    .join('');
  return typed.length >= 2 && typed === initials;
}

/** "smr" for samarinda: no vowels, same first letter, letters in order, at least three of them. */
function isConsonantShort(typed: string, name: string): boolean {
  if (!/^[^aeiou\d\s]{3,6}$/.test(typed) || typed[0] !== name[0]) return false;
  let at = -1;
  return [...typed].every((letter) => {
    at = name.indexOf(letter, at + 1);
    return at >= 0;
  });
}
