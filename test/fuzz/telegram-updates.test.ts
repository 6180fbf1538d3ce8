import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Assistant, buildAssistant } from '../../src/assistant.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/kernel/log.ts';
import { openStorage } from '../../src/storage/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { placesIn, withAt } from '../support/spoil.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server.ts';

/** `FUZZ_SEED=…` sends the same updates again. */
const SEED = Number(process.env.FUZZ_SEED ?? randomInt(1, 2 ** 31 - 1));
const UPDATES = 2_000;
const WITHIN = 60_000;
const TOKEN = '424242:a-token-of-the-length-that-is-checked';
const IBU = 7_777_777;
/** Who the payloads are from; each of them is made several people, with a form open. */
const SOMEBODY = '7000000001';
const PEOPLE = ['7000000001', '7000000002', '7000000003', '7000000004', '7000000005'];
const folder = new URL('../payloads/telegram/', import.meta.url);
const samples = readdirSync(folder).flatMap((name) => {
  const payload = readFileSync(new URL(name, folder), 'utf8');
  return PEOPLE.map((person): unknown => JSON.parse(payload.replaceAll(SOMEBODY, person)));
});

let database: TestDatabase;
let server: TelegramServer;
let assistant: Assistant;
let errors: string[];

beforeEach(async () => {
  errors = [];
  database = await createTestDatabase();
  server = await startTelegramServer({ token: TOKEN });
  const config = readConfig({
    DATA_DIR: database.config.dataDir,
    DATABASE_URL: database.config.databaseUrl,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: server.url,
    WEBCHAT: 'off',
    PORT: '0',
    QUIET_MS: '0',
    MESSAGES_PER_10S: '100000',
  });
  const log = createLog('error', [], { write: (line) => void errors.push(line) });
  assistant = await buildAssistant(config, log, { exit: () => undefined });
});
afterEach(async () => {
  await server.close();
  await database.drop();
});

it('takes thousands of malformed updates, crashes at none, and answers the next person', async () => {
  const updates = fc.sample(anyUpdate(), { seed: SEED, numRuns: UPDATES });
  for (const person of PEOPLE) server.sendText(Number(person), '/start daftar');
  for (const update of updates) server.push(update);
  const { port } = await assistant.start();
  server.sendText(IBU, '/start');
  await server.waitFor(() => server.waiting().length === 0, WITHIN);
  await server.waitFor(() => server.messagesOf(IBU)[0], WITHIN);
  expect(server.messagesOf(IBU)[0]?.text).toContain('Saya Saudagar');
  // Every message that came in has had its turn.
  await expect
    .poll(() => countsOf(port), { timeout: WITHIN })
    .toSatisfy(({ received, turns }) => received === turns);
  await assistant.stop();

  expect(errors, `FUZZ_SEED=${SEED}`).toEqual([]);
  const { db, close } = await openStorage(database.config);
  const states = await db.inboxMessage.groupBy({ by: ['state'], where: { timer: false }, _count: true });
  await close();
  expect(states).toEqual([{ state: 'done', _count: expect.any(Number) }]);
  // Most do not mean anything; but were it all, this would prove little.
  expect(states[0]?._count).toBeGreaterThan(UPDATES / 10);
}, 90_000);

/** How many messages were stored and handled, as the assistant itself counts them. */
async function countsOf(port: number): Promise<{ received: number; turns: number }> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const sum = (name: string) =>
    [...metrics.matchAll(new RegExp(`^${name}\\{.*\\} (\\d+)$`, 'gm'))].reduce(
      (n, [, value]) => n + Number(value),
      0,
    );
  return { received: sum('saudagar_received_total'), turns: sum('saudagar_turns_total') };
}

/** Updates of people who are nobody in particular, each wrong somewhere. Telegram itself numbers them. */
function anyUpdate(): fc.Arbitrary<Record<string, unknown>> {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary', maxLength: 5_000 }),
    fc.constantFrom<unknown>(-1, 0, 1e300, Number.MAX_SAFE_INTEGER, '', null, [], {}, '\0', '\uD800', true),
    fc.constantFrom('/start \0', '|', '0|', '/menu:\0', "'; DROP TABLE --", '/edit:__proto__', '$1', '{{x}}'),
  );
  const place = fc
    .constantFrom(...samples)
    .chain((sample) => fc.constantFrom(...placesIn(sample)).map((path) => ({ sample, path })));
  const mutated = fc
    .tuple(place, fc.oneof(odd, fc.constant(undefined)))
    .map(([{ sample, path }, put]) => withAt(sample, path, put));
  const kinds = ['message', 'edited_message', 'callback_query', 'my_chat_member'];
  const random = fc.dictionary(fc.constantFrom(...kinds), fc.jsonValue(), { minKeys: 1 });
  return fc.oneof({ weight: 5, arbitrary: mutated }, { weight: 1, arbitrary: random }).map((update) => {
    const { update_id: _numbered, ...rest } = isRecord(update) ? update : { message: update };
    return rest;
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
