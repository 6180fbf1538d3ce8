import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStorage } from '../../src/storage/index.ts';
import { PHOTO } from '../e2e/registration/script.ts';
import { environmentOf, type LogLine, runToEnd } from '../support/assistant-process.ts';
import { allAnswered, expectKept, QUESTIONS, questionsFor, START } from './invariants.ts';
import { report, SIZES, seededFor } from './sizes.ts';
import { canMountDisks, mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { ANSWER_MS, enoughDatabases, openWorld, type World } from './world.ts';

const PEOPLE = Array.from({ length: 12 }, (_, i) => 900_001 + i);
const RINA = 1;
const possible = canMountDisks();

describe.runIf(possible)('the disk of the embedded database is full', () => {
  let world: World;
  let disk: SmallDisk;
  let asked: Map<number, RegExp[]>;
  beforeEach(async () => {
    world = await openWorld(undefined);
    disk = mountSmallDisk(world.database.config.dataDir, 64);
    asked = new Map(PEOPLE.map((person) => [person, []]));
  });
  afterEach(async () => {
    for (const assistant of world.assistants) await assistant.kill();
    disk.unmount();
    await world.close();
  });

  function allAsk({ text, answer }: { text: string; answer: RegExp }): void {
    for (const person of PEOPLE) {
      world.server.sendText(person, text);
      asked.get(person)?.push(answer);
    }
  }
  const answered = () => world.server.waitFor(() => allAnswered(world.server, asked), 2 * ANSWER_MS);

  /** What it says when it ends for want of room. */
  const outOfRoom = () =>
    new RegExp(
      `^The database in ${world.database.config.dataDir}.* cannot be written.* [Mm]ake room.* start again: what was acknowledged is kept\\.\n?$`,
    );

  async function expectAllKept(deaths: number[] = []): Promise<void> {
    await world.server.waitFor(() => world.server.waiting().length === 0, ANSWER_MS);
    expectKept(world.server, asked, { deaths });
  }

  it('for its tables: what came in waits, nothing is given up, and it goes on by itself once there is room', async () => {
    const random = seededFor('disk, tables');
    const assistant = await world.start();
    const deaths: number[] = [];
    allAsk(START);
    await answered();
    for (let time = 0; time < SIZES.diskFills; time += 1) {
      disk.fill(Math.floor(random() * 50_000));
      const since = assistant.log.length;
      for (const question of QUESTIONS) allAsk(question);
      const failures = () => failuresIn(assistant.log.slice(since));
      const failed = vi.waitFor(() => expect(failures()).toBeGreaterThan(0), { timeout: ANSWER_MS });
      await Promise.race([failed, assistant.ended]);
      await later(SIZES.diskFullMs);
      report(`no room for ${SIZES.diskFullMs} ms: ${failures()} statements failed for it`);
      disk.makeRoom();
      const goesOn = answered().then(() => true);
      // Sometimes it is the log that must grow just then, and no supervisor is here to start it again.
      if (!(await Promise.race([goesOn, assistant.ended.then(() => false)]))) {
        deaths.push(Date.now());
        expect(assistant.complaints.at(-1)).toMatch(outOfRoom());
        report('it ended');
        await assistant.restart();
        await goesOn;
      }
    }
    await expectAllKept(deaths);
    await assistant.ready();
    expect((await assistant.stop()).code).toBe(0);
  }, 600_000);

  it('for its log: it ends with one clear message, says so again while it is full, and has lost nothing', async () => {
    const random = seededFor('disk, log');
    const { dataDir } = world.database.config;
    const message = outOfRoom();
    const assistant = await world.start();
    const deaths: number[] = [];
    // All in one, so that none is asked twice in a row over a fill: the second answer would pass for a repetition.
    const questions = questionsFor(60 * SIZES.diskFills, random);
    allAsk(START);
    await answered();
    for (let time = 0; time < SIZES.diskFills; time += 1) {
      await assistant.stop();
      await spendLog(dataDir);
      await assistant.restart();
      const before = assistant.complaints.length;
      disk.fill(Math.floor(200_000 + random() * 600_000));
      // People talk until the log must grow, which is soon.
      let ended = false;
      const end = assistant.ended.finally(() => {
        ended = true;
      });
      for (let next = questions.shift(); next; next = ended ? undefined : questions.shift()) {
        allAsk(next);
        await Promise.race([end, later(500)]);
      }
      expect((await end).code).toBe(1);
      deaths.push(Date.now());
      expect(assistant.complaints.slice(before)).toEqual([expect.stringMatching(message)]);
      const again = await runToEnd({ ...environmentOf(world.database), PORT: '0' });
      expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
      disk.makeRoom();
      await assistant.restart();
      await answered();
    }
    await expectAllKept(deaths);
  }, 600_000);
});

describe.runIf(possible).each(enoughDatabases)(
  'the disk of the files that people send is full, $name',
  ({ url }) => {
    let world: World;
    let disk: SmallDisk;
    beforeEach(async () => {
      world = await openWorld(url);
      disk = mountSmallDisk(join(world.database.config.dataDir, 'media'), 1);
    });
    afterEach(async () => {
      for (const assistant of world.assistants) await assistant.kill();
      disk.unmount();
      await world.close();
    });

    it('tells whoever sent one, talks on, and takes it when there is room', async () => {
      const { server } = world;
      await world.start({ ADMIN_IDS: `telegram:${RINA}` });
      const steps: Array<[string | null, RegExp]> = [
        ['/start', START.answer],
        ['pengumuman', /Tulis isi/],
        ['Pelatihan kemasan, gratis untuk semua.', /gambar atau dokumen/],
        [null, /Berkas itu tidak bisa dikirim/],
        ['bantuan', /./],
        [null, /Untuk siapa/],
      ];
      disk.fill(0);
      for (const [place, [text, answer]] of steps.entries()) {
        if (place === steps.length - 1) disk.makeRoom();
        if (text === null) server.sendPhoto(RINA, PHOTO);
        else server.sendText(RINA, text);
        await server.waitFor(
          () =>
            server
              .messagesOf(RINA)
              .slice(place)
              .some((message) => answer.test(message.text)),
          ANSWER_MS,
        );
      }
    });
  },
);

/** How often something failed for want of room. */
function failuresIn(log: readonly LogLine[]): number {
  return log.filter((line) => JSON.stringify(line).includes('No space left')).length;
}

/** A log that must grow with the next few transactions: its segment of 1 MB is nearly full, and no other is laid in. */
async function spendLog(dataDir: string): Promise<void> {
  const storage = await openStorage({ dataDir });
  await storage.db.$executeRaw`SELECT pg_switch_wal()`;
  await storage.db.$executeRaw`CHECKPOINT`;
  await storage.db.$executeRaw`SELECT pg_logical_emit_message(false, '', repeat('x', 700000))`;
  const [now] = await storage.db.$queryRaw<Array<{ name: string }>>`
    SELECT pg_walfile_name(pg_current_wal_lsn()) AS name`;
  await storage.close();
  const folder = join(dataDir, 'pglite', 'pg_wal');
  for (const name of readdirSync(folder)) {
    if (/^[0-9A-F]{24}$/.test(name) && name > (now?.name ?? '')) rmSync(join(folder, name));
  }
}
