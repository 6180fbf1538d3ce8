import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findOffices, invite, type Post } from '../../src/features/people/index.ts';
import { findInvitation, redeemInvitation } from '../../src/features/people/people.store.ts';
import { hashCode, isListed, makeCode, rolesOf, unforeseeable } from '../../src/identity/index.ts';
import { DAY } from '../../src/kernel/clock.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { toPlainText } from '../../src/messages/index.ts';
import { languageAndPlaces, loadedKnowledge } from '../support/loaded.ts';
import { openTestStorage } from '../support/shared-storage.ts';
import { openStage, type Stage } from '../support/stage.ts';

describe('on the stage', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage('telegram', [
      { who: 'bos', channel: 'telegram', role: 'admin' },
      { who: 'wati', channel: 'whatsapp', phone: '+6281234567890', role: 'admin' },
      { who: '+6281234567890', channel: 'whatsapp' },
    ]);
  });
  afterEach(() => stage.close());

  const type = (who: string, text: string) => stage.act(who, { kind: 'text', text });
  const last = (who: string) => toPlainText(stage.said(who).at(-1)?.text ?? []);
  const codeIn = (text: string) => /undangan ([0-9A-Z]{10})$/.exec(text)?.[1] ?? 'none';
  async function invited(words: string): Promise<string> {
    await type('bos', words);
    return codeIn(last('bos'));
  }
  const standing = () =>
    stage.storage.db.roleGrant.findMany({
      where: { revokedAt: null },
      select: { role: true, office: true },
      orderBy: { grantedAt: 'asc' },
    });

  test('a code is kept as a hash alone, also in the audit log, where every act of it stands without a name', async () => {
    const code = await invited('undang perwakilan osaka');
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
    await type('yuki', `undangan ${code}`);
    await type('yuki', 'undangan 2AAAA22222');
    const { db } = stage.storage;
    const invitations = await db.invitation.findMany();
    const audit = await db.auditEntry.findMany({ orderBy: { at: 'asc' } });
    const kept = JSON.stringify([invitations, audit, await db.roleGrant.findMany()]);
    expect(kept).not.toContain(code);
    expect(kept).not.toMatch(/2AAAA22222|yuki|bos/i);
    const { id } = await db.person.findFirstOrThrow({ where: { chats: { some: { address: 'yuki' } } } });
    expect(audit.map(({ act, actor }) => [act, actor === id])).toEqual([
      ['invitation.created', false],
      ['invitation.redeemed', true],
      ['invitation.refused', true],
    ]);
    expect(audit.every(({ actor }) => actor !== null)).toBe(true);
  });

  test('a code is good for seven days', async () => {
    const early = await invited('undang petugas');
    const late = await invited('undang petugas');
    await stage.wait(7 * DAY - 60_000);
    await type('yuki', `undangan ${early}`);
    await stage.wait(60_000);
    await type('budi', `undangan ${late}`);
    expect(last('budi')).toMatch(/sudah lewat 7 hari/);
    expect(await standing()).toEqual([{ role: 'officer', office: null }]);
  });

  test('a representative acts for one office: a second invitation moves them, the same one is not spent', async () => {
    await type('yuki', `undangan ${await invited('undang perwakilan osaka')}`);
    const again = await invited('undang perwakilan osaka');
    await type('yuki', `undangan ${again}`);
    expect(last('yuki')).toMatch(/Kodenya belum terpakai/);
    await type('aiko', `undangan ${again}`);
    await type('yuki', `undangan ${await invited('undang perwakilan busan')}`);
    expect(await standing()).toEqual([
      { role: 'representative', office: 'itpc-osaka' },
      { role: 'representative', office: 'itpc-busan' },
    ]);
    expect(await stage.storage.db.roleGrant.count()).toBe(3);
  });

  test('an admin whose role ends while an invitation is being made makes none', async () => {
    await type('wawan', `undangan ${await invited('undang admin')}`);
    await type('wawan', 'undang');
    await stage.storage.db.roleGrant.updateMany({ data: { revokedAt: stage.now() } });
    await type('wawan', 'petugas');
    expect(last('wawan')).toMatch(/hanya untuk admin/);
    expect(await stage.storage.db.invitation.count({ where: { role: 'officer' } })).toBe(0);
  });

  test('ADMIN_IDS names a WhatsApp number, which an address that looks like it is not (P5)', async () => {
    await type('wati', 'peran');
    expect(last('wati')).toMatch(/Belum ada yang memakai undangan/);
    await type('+6281234567890', 'peran');
    expect(last('+6281234567890')).toMatch(/belum menangkap/);
  });

  test('a role ends with the data of whoever held it', async () => {
    await type('yuki', `undangan ${await invited('undang petugas')}`);
    await type('yuki', 'hapus data saya');
    await type('yuki', 'HAPUS');
    expect(await stage.storage.db.roleGrant.count()).toBe(0);
  });

  test('a forged tap on a command that is not theirs gets nobody anything', async () => {
    await type('yuki', `undangan ${await invited('undang petugas')}`);
    const grant = await stage.storage.db.roleGrant.findFirstOrThrow();
    for (const id of ['/invite:admin', '/roles', `/revoke:${grant.id.replaceAll('-', '')}`]) {
      await stage.act('tini', { kind: 'choice', id });
      await type('tini', 'ya');
    }
    expect(
      stage
        .said('tini')
        .map(({ text }) => toPlainText(text))
        .join(),
    ).not.toMatch(/undangan|peran/i);
    expect(await stage.storage.db.invitation.count()).toBe(1);
    expect(await standing()).toHaveLength(1);
  });
});

test('of many who send one code at once, one gets the role', async () => {
  const storage = await openTestStorage();
  const now = new Date('2026-11-23T01:00:00Z');
  const newId = () => uuidv7();
  const post: Post = { role: 'officer', office: null };
  const code = await storage.transaction((tx) =>
    invite({ tx, personId: null, now }, post, { newId, random: unforeseeable }),
  );
  const people = Array.from({ length: 8 }, newId);
  await storage.db.person.createMany({ data: people.map((id) => ({ id, createdAt: now, lastSeenAt: now })) });
  const results = await Promise.all(
    people.map((personId) =>
      storage.transaction(async (tx) => {
        const who = { tx, personId, now };
        const found = await findInvitation(who, hashCode(code));
        return found !== null && redeemInvitation(who, found, newId);
      }),
    ),
  );
  expect(results.filter(Boolean)).toHaveLength(1);
  expect(await storage.db.roleGrant.count()).toBe(1);
  await storage.close();
});

describe('codes', () => {
  test('have ten characters of no doubt, one of them a digit, and are the same however they are typed', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 1_000_000 })), (numbers) => {
        const random = (below: number) => numbers.next().value % below;
        const code = makeCode(random);
        expect(code).toMatch(/^(?=.*\d)[2-9A-HJKMNP-Z]{10}$/);
        const typed = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `;
        expect(hashCode(typed)).toBe(hashCode(code));
        expect(hashCode(code)).not.toContain(code);
      }),
      { numRuns: 200 },
    );
  });
});

describe('roles', () => {
  test('everybody is an owner; a role of a later version gives nothing; the list of admins adds one', () => {
    expect([...rolesOf([], false).roles]).toEqual(['owner']);
    const { roles, office } = rolesOf(
      [
        { role: 'emperor', office: null },
        { role: 'representative', office: 'itpc-osaka' },
      ],
      true,
    );
    expect([...roles]).toEqual(['owner', 'representative', 'admin']);
    expect(office).toBe('itpc-osaka');
  });

  test('a chat is listed by its address, on WhatsApp by its proven number alone', () => {
    const ids = new Set(['telegram:1', 'whatsapp:+628125']);
    const chat = (channel: string, address: string, provenPhone: string | null = null) =>
      isListed({ channel, address, provenPhone }, ids);
    expect(chat('telegram', '1')).toBe(true);
    expect(chat('webchat', '1')).toBe(false);
    expect(chat('whatsapp', '+628125')).toBe(false);
    expect(chat('whatsapp', '99@lid', '+628125')).toBe(true);
    expect(chat('telegram', '2', '+628125')).toBe(false);
  });
});

describe('an office', async () => {
  const knowledge = loadedKnowledge();
  const { language } = await languageAndPlaces();
  const find = (text: string) => {
    const { found, near } = findOffices(knowledge, text, language.matchCountries);
    return { found: found.map(({ id }) => id), near: near.map(({ id }) => id) };
  };

  test.each([
    ['itpc-osaka', ['itpc-osaka']],
    ['ITPC Osaka', ['itpc-osaka']],
    ['osaka', ['itpc-osaka']],
    ['kantor dagang di Osaka', ['itpc-osaka']],
    ['KL', ['atdag-kuala-lumpur']],
    ['Atase Perdagangan KBRI Kuala Lumpur', ['atdag-kuala-lumpur']],
    ['malaysia', ['atdag-kuala-lumpur']],
    ['jepang', ['atdag-tokyo', 'itpc-osaka']],
    ['Japan', ['atdag-tokyo', 'itpc-osaka']],
    ['itpc jepang', ['itpc-osaka']],
    ['geneva', ['atdag-jenewa']],
    ['wto jenewa', ['wto-jenewa']],
    ['taiwan', ['kdei-taipei']],
    ['amerika', ['atdag-washington-dc', 'itpc-chicago', 'itpc-los-angeles']],
    ['atlantis', []],
    ['', []],
  ])('is found by "%s"', (text, ids) => expect(find(text).found).toEqual(ids));

  test('is guessed at where its city is misspelt', () => {
    expect(find('osakka')).toEqual({ found: [], near: ['itpc-osaka'] });
    expect(find('kuala lumpr').near).toEqual(['atdag-kuala-lumpur']);
  });

  test('of every id and name is found, and of every city', () => {
    for (const { id, name, city } of knowledge.representations) {
      expect(find(id).found).toContain(id);
      expect(find(name).found).toEqual([id]);
      expect(find(city).found).toContain(id);
    }
  });
});
