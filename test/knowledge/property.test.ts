import { describe, expect, test } from 'vitest';
import {
  answerRequirements,
  checklistFor,
  renderAnswerText,
  renderSummary,
  requirementsJson,
  SUMMARY_LENGTH,
} from '../../src/knowledge/index.ts';
import { loadedKnowledge } from '../support/loaded.ts';
import { seen, TODAY, translate } from './knowledge-under-test.ts';

const knowledge = loadedKnowledge();
const counted = [...knowledge.countries.values()].filter((country) => country.counted);

test('the founding figures: 33 economies, 46 representations, 24 further destinations', () => {
  expect(counted).toHaveLength(33);
  expect(knowledge.representations).toHaveLength(46);
  const further = [...knowledge.countries.values()].filter((country) => !country.counted && !country.bloc);
  expect(further).toHaveLength(24);
  for (const country of counted) {
    expect(knowledge.representations.some((office) => office.country === country.code)).toBe(true);
  }
});

describe.each([...knowledge.products.keys()])('%s to every country', (product) => {
  test.each([...knowledge.countries.keys()])('%s', (country) => {
    const answer = answerRequirements(knowledge, { product, country, today: TODAY });
    const json = requirementsJson(answer);
    expect(json.facts.some((fact) => fact.side === 'origin')).toBe(true);
    expect(json.facts.some((fact) => fact.side === 'destination')).toBe(true);
    const titles = new Set([...knowledge.sources.values()].map((source) => source.title));
    for (const fact of json.facts) {
      expect(fact.source.length).toBeGreaterThan(0);
      for (const title of fact.source) expect(titles).toContain(title);
    }
    for (const language of ['id', 'en'] as const) {
      const summary = seen(renderSummary(answer, translate(language), language));
      expect(summary.length).toBeGreaterThan(80);
      expect(summary.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
    }
    expect(seen(renderAnswerText(answer, translate('id')))).not.toMatch(/undefined|NaN|\{|\\/);
    expect(answer.representations.length).toBeGreaterThan(0);
    if (answer.status !== 'prohibited') expect(checklistFor(answer).map((item) => item.id)).toContain('peb');
  });
});

test('a checklist names nobody twice and starts with becoming an exporter', () => {
  const list = checklistFor(answerRequirements(knowledge, { product: 'udang', country: 'JP', today: TODAY }));
  expect(list.slice(0, 3).map((item) => item.id)).toEqual(['nib', 'npwp', 'akses-kepabeanan']);
  expect(new Set(list.map((item) => item.id)).size).toBe(list.length);
});
