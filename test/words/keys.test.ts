import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/words/index.ts';
import { localeMessages } from './locale-messages.ts';
import {
  ancestors,
  calledName,
  type Literal,
  pageKeys,
  propertyName,
  sourceLiterals,
} from './source-literals.ts';

const id = localeMessages('id');
const en = localeMessages('en');
const literals = sourceLiterals();
/** First parts of keys: `engine` of `engine-yes`. A key is recognised by them. */
const families = new Set([...id.keys()].map((key) => key.split('-')[0]));

/** Where the source asks for words: a call that takes a key, or a step's and flow's properties that name one. */
const ASKING = new Set(['say', 'label', 'markup', 'choice', 'again', 'texts', 'saying']);
const NAMING = new Set(['explain', 'title']);

function asksForWords({ text, node }: Literal): boolean {
  if (!/^[a-z0-9]+-[a-z0-9-…]*$/.test(text) || !families.has(text.split('-')[0])) return false;
  for (const around of ancestors(node)) {
    const called = calledName(around);
    if (called !== undefined) return ASKING.has(called);
    const property = propertyName(around);
    if (property !== undefined) return NAMING.has(property);
  }
  return false;
}

function wholeKeys(from: readonly Literal[]): Set<string> {
  return new Set(from.filter(({ template }) => !template).map(({ text }) => text));
}

const asked = literals.filter(asksForWords);

test('both languages have the same messages with the same variables', () => {
  const shape = (messages: typeof id) =>
    Object.fromEntries([...messages].map(([key, { file, variables }]) => [key, { file, variables }]));
  expect(shape(en)).toEqual(shape(id));
});

describe('every key', () => {
  test('that the source names exists', () => {
    const missing = asked
      .filter(({ pattern }) => ![...id.keys()].some((key) => pattern.test(key)))
      .map(({ file, line, text }) => `${file}:${line} ${text}`);
    expect(asked.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  test('is named somewhere, whole or as a template that makes it', () => {
    const references = new Set([...id.values()].flatMap((message) => message.references));
    const whole = new Set([...pageKeys(), ...wholeKeys(literals)]);
    // A template counts by the family it begins with; `${a}-${b}` could make anything and proves nothing.
    const templates = literals.filter(
      ({ text, template }) => template && families.has(text.split(/[-…]/)[0]),
    );
    const unused = [...id.keys()].filter(
      (key) => !whole.has(key) && !references.has(key) && !templates.some(({ pattern }) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  test('that a page names exists', () => {
    expect([...pageKeys()].filter((key) => !id.has(key))).toEqual([]);
  });

  test('used as a plain label holds no markup that would be shown as it is', () => {
    const isLabel = ({ node }: Literal) => {
      const call = [...ancestors(node)].find((around) => calledName(around) !== undefined);
      return call !== undefined && ['label', 'choice'].includes(calledName(call) ?? '');
    };
    const labels = asked.filter(isLabel);
    // What is named whole for another use is not meant by a template that happens to fit.
    const others = wholeKeys(asked.filter((literal) => !isLabel(literal)));
    const isUsed = (key: string) =>
      labels.some(({ text, template, pattern }) =>
        template ? pattern.test(key) && !others.has(key) : text === key,
      );
    const marked = [...LANGUAGES].flatMap((language) => {
      const messages = language === 'id' ? id : en;
      return [...messages]
        .filter(([key]) => isUsed(key))
        .filter(([, { texts }]) => texts.some((text) => /[*_\\]|\]\(/.test(text)))
        .map(([key]) => `${language} ${key}`);
    });
    expect(marked).toEqual([]);
  });
});
