import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CannotStartError } from '../../kernel/cannot-start.ts';
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

/** Reads and checks every file of a lexicon folder. Throws a {@link LexiconError} that lists all problems at once. */
export async function loadLexicon(dir: string): Promise<Lexicon> {
  const problems: string[] = [];
  const read = <Shape extends z.ZodType>(file: string, shape: Shape) =>
    readChecked(dir, file, shape, problems);
  const [
    products,
    countries,
    places,
    certificates,
    commands,
    slang,
    words,
    cues,
    weights,
    inquiries,
    wordWeights,
  ] = await Promise.all([
    read('products.yaml', LEXICON_FILES.products),
    read('countries.yaml', LEXICON_FILES.countries),
    read('places.yaml', LEXICON_FILES.places),
    read('certificates.yaml', LEXICON_FILES.certificates),
    read('commands.yaml', LEXICON_FILES.commands),
    read('slang.yaml', LEXICON_FILES.slang),
    read('words.yaml', LEXICON_FILES.words),
    read('cues.yaml', LEXICON_FILES.cues),
    read('weights.yaml', LEXICON_FILES.weights),
    read('inquiries.yaml', LEXICON_FILES.inquiries),
    loadWordWeights(dir, problems),
  ]);
  if (
    !products ||
    !countries ||
    !places ||
    !certificates ||
    !commands ||
    !slang ||
    !words ||
    !cues ||
    !weights ||
    !inquiries ||
    !wordWeights
  ) {
    throw new LexiconError(problems);
  }
  return {
    products,
    countries,
    places,
    certificates,
    commands,
    slang,
    words,
    cues,
    weights,
    inquiries,
    wordWeights,
  };
}

async function readChecked<Shape extends z.ZodType>(
  dir: string,
  file: string,
  shape: Shape,
  problems: string[],
): Promise<z.output<Shape> | null> {
  const text = await readFile(join(dir, file), 'utf8').catch(() => null);
  if (text === null) {
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
