import ts from 'typescript';
import { expect, test } from 'vitest';
import { ancestors, calledName, type Literal, propertyName, sourceLiterals } from './source-literals.ts';

/**
 * Rooms whose words could reach a person in a chat. The others (configuration, commands, storage) speak to operators, in
 * English. What the language reads and the knowledge base says lives in `knowledge/`.
 */
const SPEAKING = /^src\/(features|conversation|turns|inbox|outbox|channels|messages|words|[a-z-]+\.ts)/;
const TO_OPERATORS = /^src\/(config|main|cli)\.ts$/;
/** Calls whose text is for operators, the database or a machine. */
const OUT_OF_SIGHT =
  /^(\$?(queryRaw|executeRaw)|sql|raw|trace|debug|info|warn|error|fatal|RegExp|refine|\w*Error|assert|describe|test|expect|join|split|querySelector(All)?|setAttribute|header)$/;
/** Properties and constants that hold what people type, to be recognised. */
const UNDERSTOOD = /alias/i;
/** What a result says to operators: a code or a reason. */
const CODES = new Set(['reason', 'detail', 'description', 'rel']);
/** Properties whose text is always shown. */
const SHOWN = new Set(['label', 'text', 'caption', 'title', 'placeholder']);

function isSentence(text: string): boolean {
  const machine = /[<>=;{}]|^[:(]/.test(text.trim());
  return !machine && /\p{L}{2,}[,.!?:]?\s+\p{L}{2,}/u.test(text.replaceAll('…', ' '));
}

function isShown({ text, node }: Literal): boolean {
  const near = [...ancestors(node)];
  const property = propertyName(near[0] ?? node);
  const called = near[0] && calledName(near[0]);
  const word = /\p{L}/u.test(text) && !/^[a-z0-9:…/_.-]+$/.test(text);
  return word && ((property !== undefined && SHOWN.has(property)) || called === 'plain');
}

function isVisible(literal: Literal): boolean {
  const { file, text, node } = literal;
  if (!SPEAKING.test(file) || TO_OPERATORS.test(file)) return false;
  let inList = false;
  for (const around of ancestors(node)) {
    const called = calledName(around);
    if (called !== undefined && OUT_OF_SIGHT.test(called)) return false;
    // Words by which a choice is recognised when it is typed.
    inList ||= ts.isArrayLiteralExpression(around);
    if (inList && called === 'choice') return false;
    const name = assignedName(around);
    if (UNDERSTOOD.test(name) || CODES.has(name)) return false;
    // A language is called by its own name whatever language is spoken.
    if (ts.isObjectLiteralExpression(around) && /id: '\/language:/.test(around.getText())) return false;
  }
  return isSentence(text) || isShown(literal);
}

/** What a value is called where it is set: `name: …`, `const name = …`, `x.name = …`. */
function assignedName(node: ts.Node): string {
  if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) return node.name.text;
  if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left)) return node.left.name.text;
  return propertyName(node) ?? '';
}

test('the words people read are in locales/, not in the code', () => {
  const found = sourceLiterals()
    .filter(isVisible)
    .map(({ file, line, text }) => `${file}:${line} ${text.slice(0, 80)}`);
  expect(found).toEqual([]);
});
