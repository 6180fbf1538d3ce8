import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMediaRef } from '../../../src/channels/whatsapp/media-ref.ts';
import { normalise } from '../../../src/channels/whatsapp/normalise.ts';
import { Inbound } from '../../../src/messages/index.ts';
import { placesIn, withAt } from '../../support/spoil.ts';

const NOW = new Date('2025-08-07T05:00:00Z');
const folder = new URL('../../payloads/whatsapp/', import.meta.url);
const samples: unknown[] = readdirSync(folder).map((name) =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
);

/** Anything goes in; out comes a valid inbound, a deletion or a reason. */
function holds(message: unknown): void {
  const found = normalise(message, { receivedAt: NOW });
  if (found.kind === 'inbound') {
    expect(Inbound.safeParse(found.inbound).success).toBe(true);
    const { content } = found.inbound;
    if ('media' in content && content.media.ref !== '')
      expect(readMediaRef(content.media.ref)).not.toBeNull();
  } else expect(found.reason).toMatch(/^[a-z-]+$/);
}

const place = fc
  .constantFrom(...samples)
  .chain((sample) => fc.constantFrom(...placesIn(sample)).map((path) => ({ sample, path })));
const odd = fc.oneof(
  fc.anything(),
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 5_000 }),
  fc.constantFrom<unknown>(
    -1,
    0,
    1e300,
    Number.NaN,
    Number.MAX_SAFE_INTEGER,
    10n ** 30n,
    { low: -1, high: -1, unsigned: false },
    new Uint8Array(5_000),
    400,
    '',
    null,
    [],
    {},
    '\0',
    '\uD800',
    true,
  ),
);

it('survives anything at all', () => {
  fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), holds), {
    numRuns: 2_000,
  });
});

it('survives messages with random content', () => {
  const key = { remoteJid: '184467000000001@lid', fromMe: false, id: 'A1' };
  fc.assert(
    fc.property(fc.anything({ withBigInt: true }), (message) => holds({ key, message })),
    { numRuns: 2_000 },
  );
});

it('survives messages with one thing missing', () => {
  fc.assert(
    fc.property(place, ({ sample, path }) => holds(withAt(sample, path, undefined))),
    { numRuns: 2_000 },
  );
});

it('survives messages with one or two things of another kind', () => {
  fc.assert(
    fc.property(place, odd, odd, fc.nat(), ({ sample, path }, put, second, at) => {
      const once = withAt(sample, path, put);
      const places = placesIn(once);
      holds(once);
      holds(withAt(once, places[at % places.length] ?? [], second));
    }),
    { numRuns: 4_000 },
  );
});
