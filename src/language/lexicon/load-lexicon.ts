import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CannotStartError } from '../../kernel/cannot-start.ts';
import { readThroughCache } from '../../kernel/file-cache.ts';
import { loadWordWeights } from './load-word-weights.ts';
import { LEXICON_FILES, type Lexicon } from './schema.ts';

/** A lexicon file that cannot be used; each problem names file, line and field. */
export class LexiconError extends CannotStartError {
  override name = 'LexiconError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`lexicon: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** A changed schema may read the same files otherwise. */
const SCHEMA = join(import.meta.dirname, 'schema.ts');

/**
 * Reads and checks every file of a lexicon folder. With `cacheDir`, what was read of the YAML is kept there, so that an
 * unchanged lexicon starts about ten times faster; without it nothing is written. Throws a {@link LexiconError} that
 * lists all problems at once.
 */
export async function loadLexicon(dir: string, cacheDir?: string): Promise<Lexicon> {
  const problems: string[] = [];
  const wordWeights = await loadWordWeights(dir, problems);
  const read = () => readFiles(dir, problems);
  const files = [SCHEMA, ...Object.keys(LEXICON_FILES).map((name) => join(dir, `${name}.yaml`))];
  const lists =
    cacheDir === undefined ? read() : readThroughCache({ cacheDir, name: 'lexicon', files }, read);
  if (!wordWeights) throw new LexiconError(problems);
  return { ...lists, wordWeights };
}

type Lists = Omit<Lexicon, 'wordWeights'>;

/** Throws what was found before, too. */
function readFiles(dir: string, problems: string[]): Lists {
  const read = <Shape extends z.ZodType>(file: string, shape: Shape) =>
    readChecked(dir, file, shape, problems);
  const lists = {
    products: read('products.yaml', LEXICON_FILES.products),
    countries: read('countries.yaml', LEXICON_FILES.countries),
    places: read('places.yaml', LEXICON_FILES.places),
    certificates: read('certificates.yaml', LEXICON_FILES.certificates),
    commands: read('commands.yaml', LEXICON_FILES.commands),
    slang: read('slang.yaml', LEXICON_FILES.slang),
    words: read('words.yaml', LEXICON_FILES.words),
    cues: read('cues.yaml', LEXICON_FILES.cues),
    weights: read('weights.yaml', LEXICON_FILES.weights),
    inquiries: read('inquiries.yaml', LEXICON_FILES.inquiries),
  };
  if (!isWhole(lists)) throw new LexiconError(problems);
  return lists;
}

function isWhole(lists: { [Name in keyof Lists]: Lists[Name] | null }): lists is Lists {
  return Object.values(lists).every((list) => list !== null);
}

function readChecked<Shape extends z.ZodType>(
  dir: string,
  file: string,
  shape: Shape,
  problems: string[],
): z.output<Shape> | null {
  let text: string;
  try {
    text = readFileSync(join(dir, file), 'utf8');
  } catch {
    problems.push(`${file}: cannot be read`);
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const error of document.errors)
    problems.push(`${file}:${lines.linePos(error.pos[0]).line}: ${error.code}`);
  if (document.errors.length > 0) return null;
  const checked = shape.safeParse(document.toJS());
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    problems.push(
      `${file}:${lineOf(document, issue.path, lines)}: ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  return null;
}

/** Line of the deepest part of the path that exists: a missing field is reported at the entry that lacks it. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
  lines: LineCounter,
): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
