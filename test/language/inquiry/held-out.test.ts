import { expect, test } from 'vitest';
import { readInquiries } from '../../eval/read-inquiries.ts';
import { FIELDS, MORE, scoreInquiries, scoreMore } from '../../eval/score-inquiries.ts';
import { languageAndPlaces } from '../../support/loaded.ts';

const { language } = await languageAndPlaces();
const held = readInquiries('held');
const score = scoreInquiries(
  held,
  held.map(({ text, today }) => language.parseInquiry(text, today)),
);

test('nine fields in ten of the held-out inquiries are right, and no field falls behind', () => {
  expect(score.all).toBeGreaterThanOrEqual(0.9);
  for (const field of FIELDS) expect(score.fields[field], field).toBeGreaterThanOrEqual(0.85);
});

test('so are those written after the parser, and what else a lead consists of', () => {
  const added = readInquiries('added');
  const answers = added.map(({ text, today }) => language.parseInquiry(text, today));
  expect(scoreInquiries(added, answers).all).toBeGreaterThanOrEqual(0.9);
  const lines = [...held, ...added];
  const more = scoreMore(
    lines,
    lines.map(({ text, today }) => language.parseInquiry(text, today)),
  );
  for (const field of MORE) {
    const { said, right, invented } = more[field];
    expect(said, field).toBeGreaterThanOrEqual(14);
    expect(right / said, field).toBeGreaterThanOrEqual(0.9);
    expect(invented, field).toBeLessThanOrEqual(2);
  }
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
