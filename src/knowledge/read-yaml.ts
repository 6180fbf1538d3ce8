import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isNode, LineCounter, parse, parseDocument, YAMLError } from 'yaml';
import type { z } from 'zod';
import { CannotStartError } from '../kernel/cannot-start.ts';

/** A knowledge file that cannot be used. The message names file, line and field, for the officer who edits it. */
export class KnowledgeError extends CannotStartError {
  override name = 'KnowledgeError';
  readonly file: string;
  readonly line: number;
  readonly field: string;

  constructor(file: string, line: number, field: string, problem: string) {
    super(`${file}:${line}: ${field === '' ? '' : `${field}: `}${problem}`);
    this.file = file;
    this.line = line;
    this.field = field;
  }
}

/**
 * Reads one YAML file below `dir` and checks it against a schema. Positions are only worked out for a file that
 * fails, because keeping them doubles the time of a start.
 * @throws {KnowledgeError} with the first problem.
 */
export function readYaml<T extends z.ZodType>(dir: string, path: string, schema: T): z.infer<T> {
  const file = join(dir, path);
  const text = readFileSync(file, 'utf8');
  const name = relative(join(dir, '..'), file);
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    const line = error instanceof YAMLError ? (error.linePos?.[0]?.line ?? 1) : 1;
    throw new KnowledgeError(
      name,
      line,
      '',
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    );
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path_ = [...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])];
  throw new KnowledgeError(
    name,
    lineOf(text, path_),
    path_.map(String).join('.'),
    unknownKey === undefined ? (issue?.message ?? 'unreadable') : 'there is no such field',
  );
}

/** The line (from 1) of the deepest part of `path` that exists in the document. */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
