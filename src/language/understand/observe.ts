import type { Lexicon } from '../lexicon/schema.ts';
import type { Word } from '../normalise/normaliser.ts';
import type { CueHit } from './cues.ts';
import type { Entity } from './entities.ts';
import type { Topic } from './topic.ts';
import { observeWords } from './word-observations.ts';

/** A message taken apart; everything the intent is judged from. */
export interface Parsed {
  readonly text: string;
  readonly words: readonly Word[];
  readonly entities: readonly Entity[];
  readonly cues: readonly CueHit[];
  readonly question: boolean;
  /** Id of the command the whole message is, or null. */
  readonly command: string | null;
}

/**
 * Names what can be observed in a message, as the weights refer to it: cues, kinds of names, its shape, what was talked
 * about before, and pairs of these ("price&stop").
 */
export type Observer = (parsed: Parsed, topic: Topic) => string[];

/** Names that make a question one about certain goods or a certain market. */
const NAMING: ReadonlySet<Entity['kind']> = new Set([
  'product',
  'other-product',
  'country',
  'region',
  'currency',
]);

/** Words that ask for something without a question mark. */
const REQUESTS = new Set(
  'mau ingin minta mohon tolong butuh perlu bisa boleh syarat harga cara daftar need want can'.split(' '),
);

const EMOJI: readonly (readonly [string, RegExp])[] = [
  ['thanks', /🙏|👍|👌|❤|🥰|😍|💕/u],
  ['greeting', /👋|🤝|😊|🙂/u],
  ['laugh', /😂|🤣|😆/u],
];

/** Builds the observer from the lexicon's cue groups; only pairs the lexicon judges are looked at. */
export function createObserver(lexicon: Pick<Lexicon, 'cues' | 'slang' | 'words'>): Observer {
  const fillers = new Set([...lexicon.slang.fillers, ...(lexicon.words.words.small ?? '').split(/\s+/)]);
  const pairs = Object.keys(lexicon.cues.also).flatMap((name) => {
    const [left, right] = name.split('&');
    return left !== undefined && right !== undefined ? [{ name, left, right }] : [];
  });
  const worlds = new Map(Object.entries(lexicon.cues.cues).map(([cue, { world }]) => [cue, world]));

  return (parsed, topic) => {
    const names = new Set<string>(['always']);
    for (const { cue } of parsed.cues) {
      names.add(cue);
      if (worlds.get(cue) === 'other') names.add('other-world');
    }
    if (!parsed.cues.some(({ cue }) => worlds.get(cue) === 'trade')) names.add('shape:no-trade');
    for (const entity of parsed.entities)
      names.add(`has:${entity.strength === 'weak' ? 'weak-' : ''}${entity.kind}`);
    for (const [mood, signs] of EMOJI) if (signs.test(parsed.text)) names.add(`emoji:${mood}`);
    if (parsed.question) names.add('shape:question');
    if (parsed.command !== null) names.add(`command:${parsed.command}`);
    if (!parsed.question && !parsed.words.some(({ text }) => REQUESTS.has(text)))
      names.add('shape:statement');
    for (const shape of shapesOf(parsed, fillers)) names.add(`shape:${shape}`);
    if (topic.intent !== null) names.add(`before:${topic.intent}`);
    if (topic.product !== null) names.add('before:product');
    if (topic.country !== null) names.add('before:country');
    return [
      ...names,
      ...pairs.filter(({ left, right }) => names.has(left) && names.has(right)).map(({ name }) => name),
      ...observeWords(parsed),
    ];
  };
}

function shapesOf({ words, entities, cues }: Parsed, fillers: ReadonlySet<string>): string[] {
  const content = words.filter((word) => !fillers.has(word.text));
  if (content.length === 0) return [words.length === 0 ? 'wordless' : 'fillers'];
  const covered = (at: number, hits: readonly { from: number; to: number }[]) =>
    hits.some(({ from, to }) => from <= at && at < to);
  const unread = words.filter(
    (word, at) => !fillers.has(word.text) && !covered(at, entities) && !covered(at, cues),
  );
  const unknown = content.filter((word) => !word.known && !/\d/.test(word.text));
  const shapes: string[] = [];
  if (content.length <= 2) shapes.push('short');
  if (content.length > 12) shapes.push('long');
  if (cues.length === 0 && unread.length === 0) shapes.push('only-names');
  if (cues.length === 0) shapes.push('no-cue');
  const sure = new Set(entities.filter(({ strength }) => strength === 'sure').map(({ kind }) => kind));
  if (sure.has('product') && sure.has('country')) shapes.push('full');
  if (entities.some(({ kind, from }) => kind === 'country' && FROM.has(words[from - 1]?.text ?? '')))
    shapes.push('from-country');
  if (entities.some((entity) => entity.kind === 'country' && isWanting(words, entity.to)))
    shapes.push('country-wants');
  if (!entities.some(({ kind }) => NAMING.has(kind))) shapes.push('nameless');
  if (unknown.length * 2 >= content.length) shapes.push('unknown');
  if (unread.length * 2 > content.length) shapes.push('mostly-unread');
  return shapes;
}

const FROM = new Set(['dari', 'from']);
const WANTS = new Set(['cari', 'butuh', 'beli', 'order', 'mencari', 'looking']);
const BETWEEN = new Set(['lagi', 'ada', 'mau', 'yang', 'sedang', 'juga', 'masih', 'ingin', 'suka']);

/** "jepang lagi cari …": the country is the one who wants something. */
function isWanting(words: readonly Word[], from: number): boolean {
  let at = from;
  while (BETWEEN.has(words[at]?.text ?? '')) at++;
  // "vietnam butuh apa?" asks what the country requires, "vietnam butuh briket?" whether it buys.
  if (words[at]?.text === 'butuh' && words[at + 1]?.text === 'apa') return false;
  return words[at]?.forms.some((form) => WANTS.has(form)) ?? false;
}
