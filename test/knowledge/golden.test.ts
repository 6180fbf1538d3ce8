import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerRequirements, renderSection, renderSummary } from '../../src/knowledge/index.ts';
import { loadedKnowledge } from '../support/loaded.ts';
import { ROOT, seen, TODAY, translate } from './knowledge-under-test.ts';

const FOUNDING = ['beras-krayan', 'cpo', 'paulownia', 'kepiting-bakau', 'kerang', 'ikan-laut', 'kratom'];
const DESTINATIONS = ['JP', 'CN', 'MY', 'US', 'NL', 'AU', 'SA'];
const OTHERS: [product: string, country: string, variant?: string][] = [
  ['kratom', 'JP', 'mentah'],
  ['kratom', 'TH'],
  ['kratom', 'DE'],
  ['rajungan', 'US'],
  ['udang', 'US'],
  ['udang', 'KR'],
  ['sarang-walet', 'CN'],
  ['lada', 'IN'],
  ['kopi', 'DE'],
  ['kopi', 'BN'],
  ['rotan', 'JP'],
  ['rotan', 'NL', 'mentah'],
  ['amplang', 'SG'],
  ['madu', 'FR'],
  ['buah-naga', 'JP'],
  ['tenun-batik', 'CH'],
  ['gaharu', 'SA'],
  ['mebel-kayu', 'GB'],
  ['arang-briket', 'DE'],
  ['kosmetik-herbal', 'AE'],
];

const knowledge = loadedKnowledge();
const t = translate('id');
const golden = (name: string) => join(ROOT, 'test/knowledge/golden', `${name}.txt`);

describe('answers read and judged by a person', () => {
  const pairs = [
    ...FOUNDING.flatMap((product) =>
      DESTINATIONS.map((country): (typeof OTHERS)[number] => [product, country]),
    ),
    ...OTHERS,
  ];
  test.each(pairs)('%s to %s %s', async (product, country, variant) => {
    const answer = answerRequirements(knowledge, { product, country, variant, today: TODAY });
    const text = [
      `status: ${answer.status}`,
      seen(renderSummary(answer, t)),
      seen(renderSection(answer, 'destination', t)),
      seen(renderSection(answer, 'agreement', t)),
    ].join('\n\n-----\n\n');
    await expect(`${text}\n`).toMatchFileSnapshot(
      golden([product, country, variant].filter(Boolean).join('-')),
    );
  });

  test.each(FOUNDING)('documents of %s', async (product) => {
    const answer = answerRequirements(knowledge, { product, today: TODAY });
    const text = [renderSummary(answer, t), renderSection(answer, 'documents', t)]
      .map(seen)
      .join('\n\n-----\n\n');
    await expect(`${text}\n`).toMatchFileSnapshot(golden(`${product}-documents`));
  });
});
