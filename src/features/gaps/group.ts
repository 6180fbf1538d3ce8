/** Questions that say nearly the same, newest wording of the group first. */
export interface GapGroup {
  count: number;
  kind: string;
  product: string | null;
  country: string | null;
  lastAt: Date;
  examples: string[];
  /** Of its rows, newest first. */
  ids: string[];
}

export interface GapRow {
  id: string;
  at: Date;
  kind: string;
  text: string;
  product: string | null;
  country: string | null;
}

/** Share of words two questions must have in common (Jaccard) to count as one. */
const ALIKE = 0.5;
const MAX_EXAMPLES = 3;

/** Groups questions by what they are about and by their words, most frequent group first. Newest rows first in. */
export function groupGaps(rows: readonly GapRow[]): GapGroup[] {
  const groups: Array<GapGroup & { words: ReadonlySet<string> }> = [];
  for (const { id, at, kind, text, product, country } of rows) {
    const words = wordsOf(text);
    const group = groups.find(
      (other) =>
        other.kind === kind &&
        other.product === product &&
        other.country === country &&
        (alike(words, other.words) >= ALIKE || (kind === 'no-data' && product !== null)),
    );
    if (group) {
      group.count += 1;
      group.ids.push(id);
      if (group.examples.length < MAX_EXAMPLES && !group.examples.includes(text)) group.examples.push(text);
    } else {
      groups.push({ count: 1, kind, product, country, lastAt: at, examples: [text], ids: [id], words });
    }
  }
  return groups
    .sort((a, b) => b.count - a.count || b.lastAt.getTime() - a.lastAt.getTime())
    .map(({ words: _words, ...group }) => group);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
