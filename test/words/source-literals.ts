import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A string in the source. In `pattern` every `${…}` of a template is any text. */
export interface Literal {
  file: string;
  line: number;
  /** With `…` for each `${…}`. */
  text: string;
  pattern: RegExp;
  template: boolean;
  node: ts.Node;
}

/** All string and template literals of `src/`, generated files and module names apart. */
export function sourceLiterals(): Literal[] {
  return sourceFiles().flatMap((path) => {
    const file = relative(ROOT, path);
    const source = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: Literal[] = [];
    const visit = (node: ts.Node): void => {
      const parts = partsOf(node);
      if (parts && !ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent)) {
        found.push({
          file,
          line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
          text: parts.join('…'),
          pattern: new RegExp(`^${parts.map(escapePattern).join('.+')}$`, 's'),
          template: parts.length > 1,
          node,
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** The nodes around a literal, innermost first. */
export function* ancestors(node: ts.Node): Generator<ts.Node> {
  for (let up = node.parent; up; up = up.parent) yield up;
}

/** `name` of `name(…)`, `x.name(…)`, `new name(…)` and name`…`. */
export function calledName(node: ts.Node): string | undefined {
  if (ts.isTaggedTemplateExpression(node)) return lastName(node.tag);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return lastName(node.expression);
  return undefined;
}

/** `name` of `name: …`. */
export function propertyName(node: ts.Node): string | undefined {
  if (!ts.isPropertyAssignment(node)) return undefined;
  return ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : undefined;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function lastName(expression: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  if (expression.kind === ts.SyntaxKind.SuperKeyword) return 'superError';
  return ts.isIdentifier(expression) ? expression.text : undefined;
}

/** Keys that a page names as `{{key}}`. */
export function pageKeys(): Set<string> {
  const pages = filesUnder('src', /\.html$/).map((path) => readFileSync(path, 'utf8'));
  return new Set(
    pages.flatMap((page) => [...page.matchAll(/\{\{([a-z0-9-]+)\}\}/g)].flatMap(([, key]) => key ?? [])),
  );
}

function partsOf(node: ts.Node): string[] | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
}

function sourceFiles(): string[] {
  return filesUnder('src', /\.(ts|js)$/).filter((path) => !/[/\\]generated[/\\]|\.min\./.test(path));
}

function filesUnder(folder: string, names: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
