import { describe, expect, test } from 'vitest';
import { answerRequirements, renderSection, renderSummary } from '../../src/knowledge/index.ts';
import { loadedKnowledge } from '../support/loaded.ts';
import { seen, TODAY, translate } from './knowledge-under-test.ts';

const knowledge = loadedKnowledge();
const t = translate('id');
const ask = (product?: string, country?: string, variant?: string, today = TODAY) =>
  answerRequirements(knowledge, { product, country, variant, today });
const statuses = (product: string, countries: string) =>
  countries.split(' ').map((country) => ask(product, country).status);

describe('kratom', () => {
  test('raw leaf may go nowhere', () => {
    for (const country of knowledge.countries.keys())
      expect(ask('kratom', country, 'mentah').status).toBe('prohibited');
    expect(ask('kratom', undefined, 'mentah').status).toBe('prohibited');
  });

  test('fine powder is prohibited where the destination bans it', () => {
    const banned = 'MY SG JP KR HK TW AU GB CH TR IT FR BE NL BR PL SE';
    expect(new Set(statuses('kratom', banned))).toEqual(new Set(['prohibited']));
  });

  test('is never plainly allowed, and open where no status was found', () => {
    expect(
      [...knowledge.countries.keys()].filter((country) => ask('kratom', country).status === 'allowed'),
    ).toEqual([]);
    expect(new Set(statuses('kratom', 'SA AE EG CN RU PH VN IN ZA NG MX CL'))).toEqual(new Set(['unknown']));
    expect(statuses('kratom', 'TH US DE')).toEqual(['regulated', 'regulated', 'regulated']);
  });
});

test('founding goods and their destinations', () => {
  const to = 'JP CN MY US NL DE AU SA';
  const all = (status: string) => Array.from({ length: 8 }, () => status);
  expect(statuses('paulownia', to)).toEqual(all('regulated'));
  expect(statuses('cpo', to)).toEqual(all('regulated'));
  expect(statuses('ikan-laut', to)).toEqual(all('allowed'));
  expect(statuses('beras-krayan', to)).toEqual(all('regulated').with(1, 'prohibited'));
  expect(statuses('kepiting-bakau', to)).toEqual(all('regulated').with(6, 'prohibited'));
  expect(statuses('kerang', to)).toEqual([
    'regulated',
    'regulated',
    'regulated',
    'prohibited',
    'prohibited',
    'prohibited',
    'unknown',
    'unknown',
  ]);
});

test('a form that may not leave Indonesia is prohibited to everyone, its siblings are not', () => {
  const forms = [
    ['rotan', 'mentah'],
    ['karet', 'bokar'],
    ['porang', 'mentah'],
    ['paulownia', 'mentah'],
    ['beras-krayan', 'patah'],
    ['kepiting-bakau', 'bertelur'],
  ] as const;
  for (const [product, form] of forms) {
    expect(ask(product, 'JP', form).status).toBe('prohibited');
    expect(ask(product, 'JP').status).toBe('regulated');
  }
});

test('fish rules do not reach wood, nor wood rules food', () => {
  const text = (product: string, country: string) =>
    ask(product, country)
      .destination.filter((item) => item.hsLevel !== 0)
      .map(({ fact }) => fact.text)
      .join('\n');
  for (const country of ['JP', 'CN', 'MY', 'US', 'NL', 'AU', 'SA']) {
    expect(text('paulownia', country)).not.toMatch(/\b(ikan|udang|kerang|pangan|halal)\b/i);
    expect(text('tenun-batik', country)).not.toMatch(/\b(ikan|udang|pangan)\b|formaldehida.*kayu/i);
    expect(text('kopi', country)).not.toMatch(/kayu lapis|histamin|SHTI/i);
  }
});

describe('half a question', () => {
  test('only a product: the Indonesian side, and the question where to', () => {
    const answer = ask('udang');
    expect(answer.gaps).toEqual(['country']);
    expect(answer.destination).toEqual([]);
    expect(seen(renderSummary(answer, t))).toContain('negara mana');
  });

  test('only a country: general rules, agreements, office, and the question what', () => {
    const answer = ask(undefined, 'JP');
    expect(answer.status).toBe('unknown');
    expect(answer.agreements.length).toBeGreaterThan(0);
    expect(seen(renderSummary(answer, t))).toContain('Produknya apa');
  });

  test('no data on a destination is said, not made up', () => {
    const answer = ask('kopi', 'BN');
    expect(answer.status).toBe('unknown');
    expect(answer.gaps).toContain('destination-data');
    expect(answer.representationIsNear).toBe(true);
    expect(seen(renderSummary(answer, t))).toContain('belum ada di data saya');
  });
});

describe('dates', () => {
  const names = (today: string) =>
    ask('kopi', 'NL', undefined, today).agreements.map(({ agreement }) => agreement.id);

  test('EU GSP is offered until its last day and gone on 1 January 2027', () => {
    expect(names('2026-12-31')).toContain('eu-gsp');
    expect(names('2027-01-01')).not.toContain('eu-gsp');
    expect(seen(renderSection(ask('kopi', 'NL', undefined, '2027-01-01'), 'agreement', t))).toContain(
      'keluar dari GSP',
    );
    expect(seen(renderSection(ask('kopi', 'NL', undefined, '2026-12-31'), 'agreement', t))).not.toContain(
      'keluar dari GSP Uni Eropa',
    );
  });

  test('wood had no GSP rate in 2026', () => {
    const answer = ask('paulownia', 'NL');
    expect(answer.agreements.find(({ agreement }) => agreement.id === 'eu-gsp')?.excluded).toBe(true);
    expect(seen(renderSummary(answer, t))).toContain('tidak mendapat potongan GSP');
  });

  test('the temporary US surcharge ends on 24 July 2026', () => {
    const ids = (today: string) => ask('kopi', 'US', undefined, today).destination.map(({ fact }) => fact.id);
    expect(ids('2026-07-24')).toContain('us-tariff-s122');
    expect(ids('2026-07-25')).not.toContain('us-tariff-s122');
    expect(ids('2026-07-25')).toContain('us-tariff');
  });

  test('a fact past its review date is shown as to be checked again', () => {
    const later = ask('karet', 'US', undefined, '2030-01-01');
    expect(seen(renderSummary(later, t))).toContain('perlu dicek ulang');
    expect(seen(renderSummary(ask('karet', 'US'), t))).not.toContain('perlu dicek ulang');
  });
});

test('Malaysia answers carry the border trade of Krayan, Nunukan and Sebatik', () => {
  const text = seen(renderSection(ask('beras-krayan', 'MY'), 'documents', t));
  for (const word of ['RM600', 'KILB', 'PLBN', 'Ba Kelalan', 'Sebatik', 'Nunukan'])
    expect(text).toContain(word);
  expect(ask('beras-krayan', 'SG').borderTrade).toEqual([]);
  expect(seen(renderSection(ask('udang', 'MY'), 'documents', t))).not.toContain('Beras Krayan');
});
