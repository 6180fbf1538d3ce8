import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalise, tapToAnswer } from '../../../src/channels/telegram/normalise.ts';
import { Inbound } from '../../../src/messages/index.ts';
import { placesIn, withAt } from '../../support/spoil.ts';

const BOT = { id: 424242, username: 'saudagar_test_bot' };
const NOW = new Date('2025-08-07T05:00:00Z');
const folder = new URL('../../payloads/telegram/', import.meta.url);
const samples: unknown[] = readdirSync(folder).map((name) =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
);

/** Anything goes in; out comes a valid inbound or a reason. */
function holds(update: unknown): void {
  const found = normalise(update, BOT, NOW);
  if (found.kind === 'inbound') expect(Inbound.safeParse(found.inbound).success).toBe(true);
  else expect(found.reason).toMatch(/^[a-z-]+$/);
  tapToAnswer(update);
}

const place = fc
  .constantFrom(...samples)
  .chain((sample) => fc.constantFrom(...placesIn(sample)).map((path) => ({ sample, path })));

it('survives random JSON', () => {
  fc.assert(fc.property(fc.jsonValue(), holds), { numRuns: 2_000 });
});

it('survives updates with random fields', () => {
  const fields = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'channel_post', 'x'];
  const update = fc
    .record({ update_id: fc.oneof(fc.nat(), fc.jsonValue()) })
    .chain((base) =>
      fc.dictionary(fc.constantFrom(...fields), fc.jsonValue()).map((rest) => ({ ...base, ...rest })),
    );
  fc.assert(fc.property(update, holds), { numRuns: 2_000 });
});

it('survives updates with one thing missing', () => {
  fc.assert(
    fc.property(place, ({ sample, path }) => holds(withAt(sample, path, undefined))),
    { numRuns: 2_000 },
  );
});

it('survives updates with one thing of another kind', () => {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary', maxLength: 5_000 }),
    fc.constantFrom<unknown>(
      -1,
      0,
      1e300,
      Number.MAX_SAFE_INTEGER,
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
  fc.assert(
    fc.property(place, odd, ({ sample, path }, put) => holds(withAt(sample, path, put))),
    { numRuns: 4_000 },
  );
});
