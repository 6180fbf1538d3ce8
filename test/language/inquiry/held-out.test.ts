import { expect, test } from 'vitest';
import { openLanguage } from '../../../src/language/index.ts';
import { readInquiries } from '../../eval/read-inquiries.ts';
import { FIELDS, scoreInquiries } from '../../eval/score-inquiries.ts';

const { language } = await openLanguage('knowledge/lexicon');
const held = readInquiries('held');
const score = scoreInquiries(
  held,
  held.map(({ text, today }) => language.parseInquiry(text, today)),
);

test('nine fields in ten of the held-out inquiries are right, and no field falls behind', () => {
  expect(score.all).toBeGreaterThanOrEqual(0.9);
  for (const field of FIELDS) expect(score.fields[field], field).toBeGreaterThanOrEqual(0.85);
});

test('the labelled set is as large and as wide as the figures claim', () => {
  const all = [...held, ...readInquiries('tune')];
  expect(held.length).toBeGreaterThanOrEqual(60);
  expect(all.length).toBeGreaterThanOrEqual(140);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const distinct = (field: 'product' | 'country' | 'incoterm') =>
    new Set(all.flatMap((line) => line[field] ?? [])).size;
  expect(distinct('country')).toBeGreaterThanOrEqual(33);
  expect(distinct('product')).toBeGreaterThanOrEqual(35);
  expect(distinct('incoterm')).toBeGreaterThanOrEqual(9);
});
