import type { JudgedFact, RequirementAnswer } from './answer-types.ts';
import type { Caveat } from './review.ts';

/** Words from `locales/`: a key and its arguments to a line of markup. */
export type Translate = (key: string, args?: Record<string, string | number>) => string;

/** The language facts are written in decides which names go beside them; `t` speaks for everything else. */
export type NameLanguage = 'id' | 'en';

/** What the answer is about, as a person would call it: the product, or the form of it that was named. */
export function subjectName({ product, variant }: RequirementAnswer, language: NameLanguage): string {
  if (!product) return '';
  return variant && product.forms.length > 1
    ? `${product.name[language]} (${variant.name[language]})`
    : product.name[language];
}

/** A fact with the marks that belong behind it. What was never read officially is said once for a whole list instead. */
export function factLine({ fact, caveats }: Pick<JudgedFact, 'fact' | 'caveats'>, t: Translate): string {
  const marks = caveats.filter((caveat) => caveat !== 'unverified').map((caveat) => t(markKey(caveat)));
  return marks.length === 0 ? fact.text : `${fact.text} _(${marks.join(', ')})_`;
}

export function markKey(caveat: Caveat): string {
  return `requirements-mark-${caveat}`;
}

/** "a", "a dan b", "a, b, dan c". Never goes through `t` whole, so that nothing is escaped twice. */
export function joinNames(names: readonly string[], t: Translate): string {
  const last = names[names.length - 1] ?? '';
  if (names.length < 2) return last;
  return names.length === 2
    ? `${names[0]} ${t('requirements-and')} ${last}`
    : `${names.slice(0, -1).join(', ')}, ${t('requirements-and')} ${last}`;
}

/** Blocks apart by an empty line, empty ones left out. */
export function paragraphs(blocks: readonly (string | undefined)[]): string {
  return blocks.filter((block) => block !== undefined && block !== '').join('\n\n');
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** A link in markup. Addresses never go through `t`, which would escape the characters in them. */
export function link(label: string, url: string): string {
  return `[${label.replaceAll(/[[\]]/g, '')}](${url})`;
}

/** How many characters a person sees of some markup; a list stands apart from what is above it by an empty line. */
export function visibleLength(markup: string): number {
  const lists = markup.match(/\n(?!- )[^\n]+\n(?=- )/g)?.length ?? 0;
  const seen = markup
    .replaceAll(/\[([^\]]+)\]\(https?:[^)\s]+\)/g, '$1')
    .replaceAll(/\\(.)/g, '$1')
    .replaceAll(/[*_]/g, '');
  return seen.length + lists;
}

/** A source's title as it fits on a phone: a regulation by its number, a report by who made it. */
export function shortTitle(title: string): string {
  const numbered = /^[^:]{3,40}?\/\d{4}/.exec(title)?.[0];
  const named = title.split(': ')[0] ?? title;
  const short = numbered ?? named;
  return short.length <= 45 ? short : `${short.slice(0, 44).trimEnd()}…`;
}
