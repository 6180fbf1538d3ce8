import { expect, test } from 'vitest';
import { answerRequirements, requirementsJson } from '../../src/knowledge/index.ts';
import { loadedKnowledge } from '../support/loaded.ts';
import { TODAY } from './knowledge-under-test.ts';

const knowledge = loadedKnowledge();

test('the machine-readable answer has exactly the promised fields', () => {
  const json = requirementsJson(
    answerRequirements(knowledge, { product: 'kepiting-bakau', country: 'CN', today: TODAY }),
  );
  expect(Object.keys(json)).toEqual(['product', 'country', 'status', 'facts']);
  expect(json).toMatchObject({ product: 'kepiting-bakau', country: 'CN', status: 'regulated' });
  expect(new Set(json.facts.map((fact) => fact.side))).toEqual(
    new Set(['origin', 'destination', 'agreement']),
  );
  for (const fact of json.facts) {
    expect(Object.keys(fact).sort()).toEqual(['asOf', 'confidence', 'kind', 'side', 'source', 'text']);
  }
  expect(json.facts.find((fact) => fact.side === 'agreement')?.text).toContain('Form E');
});

test('what was not asked for is null', () => {
  expect(requirementsJson(answerRequirements(knowledge, { today: TODAY }))).toMatchObject({
    product: null,
    country: null,
    status: 'unknown',
  });
});

test('every fact says how fine an HS code it holds for', () => {
  const answer = answerRequirements(knowledge, { product: 'kratom', country: 'TH', today: TODAY });
  expect(answer.rules[0]?.hsLevel).toBe(8);
  expect(answer.levies[0]?.hsLevel).toBe(6);
  expect(answer.destination.map((item) => item.hsLevel)).toContain(2);
  expect(answer.hs.map((code) => code.national)).toContain('1211.90.17');
});
