import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rank, together } from '../../../src/features/leads/rank.ts';
import { type Supplier, score, type Wanted } from '../../../src/features/leads/score.ts';
import { CERTIFICATES, type Monthly } from '../../../src/features/registration/index.ts';

const NOW = new Date('2026-11-23T01:00:00Z');
const GOODS = ['kepiting-bakau', 'amplang', 'madu'];
const COUNTRIES = ['JP', 'MY', 'DE', 'EU', 'SG'];

const monthly: fc.Arbitrary<Monthly> = fc.record({
  kind: fc.constantFrom('mass' as const, 'volume' as const, 'count' as const),
  amount: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
});
const wanted: fc.Arbitrary<Wanted> = fc
  .record({
    catalogId: fc.option(fc.constantFrom(...GOODS)),
    words: fc.subarray(['kepiting', 'bakau', 'madu', 'kelulut', 'amplang'], { minLength: 1 }),
    country: fc.constantFrom('JP', 'MY', 'DE', 'SG'),
    monthly: fc.option(monthly),
    certificates: fc.subarray([...CERTIFICATES]),
  })
  .map((wish) => ({ ...wish, destinations: wish.country === 'DE' ? ['DE', 'EU'] : [wish.country] }));
const supplier: fc.Arbitrary<Supplier> = fc.record({
  businessId: fc.uuid(),
  personId: fc.uuid(),
  products: fc.array(
    fc.record({
      name: fc.constantFrom('kepiting bakau', 'kepiting', 'madu kelulut', 'amplang ikan', 'keripik'),
      catalogId: fc.option(fc.constantFrom(...GOODS)),
      monthly: fc.option(monthly),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  certificates: fc.subarray([...CERTIFICATES]),
  targetCountries: fc.subarray(COUNTRIES),
  experience: fc.constantFrom('never', 'indirect', 'direct'),
  regencyCode: fc.option(fc.constantFrom('64.71', '65.03')),
  lastSeenAt: fc.date({ min: new Date('2025-01-01'), max: NOW, noInvalidDate: true }),
  lastAskedAt: fc.option(fc.date({ min: new Date('2026-01-01'), max: NOW, noInvalidDate: true })),
});
/** Owners are different people. */
const suppliers = fc.uniqueArray(supplier, { selector: ({ businessId }) => businessId, maxLength: 12 });
const points = (wish: Wanted, owner: Supplier) => score(wish, owner, NOW).points;

describe('the score', () => {
  test('is between 0 and 100, and 0 where no product fits', () => {
    fc.assert(
      fc.property(wanted, supplier, (wish, owner) => {
        const judged = score(wish, owner, NOW);
        expect(judged.points).toBeGreaterThanOrEqual(0);
        expect(judged.points).toBeLessThanOrEqual(100);
        expect(judged.points === 0).toBe(judged.fits.length === 0);
      }),
    );
  });

  test('never falls when a capacity grows', () => {
    fc.assert(
      fc.property(wanted, supplier, fc.double({ min: 1, max: 100, noNaN: true }), (wish, owner, factor) => {
        const grown = owner.products.map((product) => ({
          ...product,
          monthly: product.monthly && { ...product.monthly, amount: product.monthly.amount * factor },
        }));
        expect(points(wish, { ...owner, products: grown })).toBeGreaterThanOrEqual(points(wish, owner));
      }),
    );
  });

  test('never falls with another certificate, country or product, nor with experience', () => {
    fc.assert(
      fc.property(wanted, supplier, supplier, (wish, owner, other) => {
        const before = points(wish, owner);
        const certificates = [...new Set([...owner.certificates, ...other.certificates])];
        const targetCountries = [...new Set([...owner.targetCountries, ...other.targetCountries])];
        expect(points(wish, { ...owner, certificates })).toBeGreaterThanOrEqual(before);
        expect(points(wish, { ...owner, targetCountries })).toBeGreaterThanOrEqual(before);
        expect(
          points(wish, { ...owner, products: [...owner.products, ...other.products] }),
        ).toBeGreaterThanOrEqual(before);
        expect(points(wish, { ...owner, experience: 'direct' })).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('names every missing certificate, and none that is there', () => {
    fc.assert(
      fc.property(wanted, supplier, (wish, owner) => {
        const { lacks, fits } = score(wish, owner, NOW);
        if (!fits.length) return;
        const named = lacks.flatMap((lack) => (lack.kind === 'certificate' ? [lack.certificate] : []));
        expect(named).toEqual(wish.certificates.filter((id) => !owner.certificates.includes(id)));
      }),
    );
  });
});

describe('the ranking', () => {
  test('is the same in whatever order the owners come', () => {
    fc.assert(
      fc.property(
        wanted,
        suppliers.chain((owners) =>
          fc.tuple(
            fc.constant(owners),
            fc.shuffledSubarray(owners, { minLength: owners.length, maxLength: owners.length }),
          ),
        ),
        fc.uuid(),
        (wish, [owners, shuffled], seed) => {
          const ids = (list: readonly Supplier[]) =>
            rank(wish, list, NOW, seed).map(({ supplier: { businessId } }) => businessId);
          expect(ids(shuffled)).toEqual(ids(owners));
        },
      ),
    );
  });

  test('goes down in points, and among equals to who waited longest', () => {
    fc.assert(
      fc.property(wanted, suppliers, fc.uuid(), (wish, owners, seed) => {
        const ranked = rank(wish, owners, NOW, seed);
        for (const [index, { score: judged, supplier: owner }] of ranked.entries()) {
          const next = ranked[index + 1];
          if (!next) continue;
          expect(judged.points).toBeGreaterThanOrEqual(next.score.points);
          if (judged.points === next.score.points) {
            expect(owner.lastAskedAt?.getTime() ?? 0).toBeLessThanOrEqual(
              next.supplier.lastAskedAt?.getTime() ?? 0,
            );
          }
        }
      }),
    );
  });

  test('among equals it is not always the same who goes first', () => {
    const owner = (businessId: string): Supplier => ({
      businessId,
      personId: businessId,
      products: [{ name: 'madu', catalogId: 'madu', monthly: null }],
      certificates: [],
      targetCountries: [],
      experience: 'direct',
      regencyCode: null,
      lastSeenAt: NOW,
      lastAskedAt: null,
    });
    const wish = {
      catalogId: 'madu',
      words: [],
      country: 'JP',
      destinations: ['JP'],
      monthly: null,
      certificates: [],
    };
    const owners = ['a', 'b', 'c', 'd'].map(owner);
    const firsts = Array.from(
      { length: 40 },
      (_, i) => rank(wish, owners, NOW, `lead ${i}`)[0]?.supplier.businessId,
    );
    expect(new Set(firsts).size).toBe(4);
  });
});

describe('several owners together', () => {
  test('reach the wish, with nobody in it who is not needed; none where one is enough', () => {
    fc.assert(
      fc.property(wanted, suppliers, (wish, owners) => {
        const ranked = rank(wish, owners, NOW, 'lead');
        const group = together(ranked, wish.monthly);
        const amount = (list: typeof ranked) =>
          list.reduce(
            (sum, { score: { monthly: has } }) =>
              sum + (has?.kind === wish.monthly?.kind ? (has?.amount ?? 0) : 0),
            0,
          );
        const needed = wish.monthly?.amount ?? 0;
        const alone = ranked.some(
          ({ score: { monthly: has } }) => has?.kind === wish.monthly?.kind && (has?.amount ?? 0) >= needed,
        );
        if (group) {
          expect(alone).toBe(false);
          expect(amount(group)).toBeGreaterThanOrEqual(needed);
          expect(amount(group.slice(0, -1))).toBeLessThan(needed);
          expect(new Set(group).size).toBe(group.length);
        } else if (wish.monthly && !alone && ranked.length <= 6) {
          expect(amount(ranked)).toBeLessThan(needed);
        }
      }),
    );
  });
});
