import { describe, expect, it } from 'vitest';
import { understandLine } from '../../src/language/index.ts';
import { readChat } from '../eval/read-chat.ts';
import { score } from '../eval/score.ts';
import { languageAndPlaces } from '../support/loaded.ts';

const { language } = await languageAndPlaces();
const understood = (text: string, ...context: string[]) => {
  const { intent, product, country } = language.understand({ text, context });
  return `${intent} ${product} ${country}`;
};

describe('messages never tuned on', () => {
  const lines = readChat('measure');
  const scores = score(
    lines,
    lines.map((line) => language.understand(line)),
  );

  it('are many and of every intent', () => {
    expect(scores.messages).toBeGreaterThan(400);
    for (const { messages } of scores.perIntent.values()) expect(messages).toBeGreaterThan(5);
  });

  it('are understood about as often as when it was last measured', () => {
    expect(scores.intent).toBeGreaterThan(0.94);
    expect(scores.product).toBeGreaterThan(0.96);
    expect(scores.country).toBeGreaterThan(0.96);
    expect(scores.wrongAndConfident).toBeLessThan(0.04);
    expect(scores.falseAlarm).toBeLessThan(0.06);
  });
});

describe('what a question is about', () => {
  it.each([
    ['gmn cara kirim kepiting idup ke jepun kak?', 'requirements kepiting-bakau JP'],
    ['syarat eksport rumputlaut kekorea', 'requirements rumput-laut KR'],
    ['kpting ke jpng syaratnya apa', 'requirements kepiting-bakau JP'],
    ['mau jual udabg ke osaka butuh surat apa', 'requirements udang JP'],
    ['turkey minta sertifikat apa buat briket', 'requirements arang-briket TR'],
    ['ekspor batu bara ke india syaratnya apa', 'requirements null IN'],
    ['kurs yen hari ini berapa', 'price null null'],
    ['lada masuk eropa lewat belanda, syaratnya apa', 'requirements lada NL'],
    ['syarat ekspor madu ke malaysia, eh thailand maksudnya', 'requirements madu TH'],
    ['syarat ekspor lada hitam buat US apa', 'requirements lada US'],
    ['sabun madu mau dikirim ke brunei, izinnya apa', 'requirements kosmetik-herbal BN'],
  ])('%s', (text, wanted) => expect(understood(text)).toBe(wanted));

  it.each([
    ['kalau ke korea?', 'cara kirim kepiting ke jepang', 'requirements kepiting-bakau KR'],
    ['yang udang gimana', 'cara kirim kepiting ke jepang', 'requirements udang JP'],
    ['dokumennya apa aja', 'mau ekspor madu ke malaysia', 'requirements madu MY'],
    ['kalau lada?', 'harga karet hari ini', 'price lada null'],
    ['syarat ekspornya apa', 'saya bikin amplang di rumah', 'requirements amplang null'],
  ])('%s (after "%s")', (text, before, wanted) => expect(understood(text, before)).toBe(wanted));

  it.each([
    'udang di balik batu artinya apa',
    'tiket pesawat ke jepang berapa',
    'resep kepiting saus padang',
    'kopi darat yuk besok',
    'khasiat madu kelulut buat lambung',
  ])('"%s" is out of scope and names nothing', (text) =>
    expect(understood(text)).toBe('out_of_scope null null'),
  );
});

describe('the whole answer', () => {
  it('tells where in the text a thing was named', () => {
    const text = 'Ekspor Kepiting ke Jepun?';
    const named = language.understand({ text }).mentions;
    expect(named.map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual([
      ['kepiting-bakau', 'Kepiting'],
      ['JP', 'Jepun'],
    ]);
  });

  it('asks back where several goods are named and none is meant more', () => {
    expect(language.understand({ text: 'syarat ekspor arang sama lada ke dubai' }).ask).toBe(true);
  });

  it('does nothing on noise but ask or say what it is for', () => {
    for (const text of ['', '???', 'x', 'asdfgh', '\u0000\u0001']) {
      const { ask, intent } = language.understand({ text });
      expect(ask || intent === 'out_of_scope').toBe(true);
    }
  });

  it('is the same every time and whatever was asked before', () => {
    const first = language.understand({ text: 'syarat ekspor madu ke jepang' });
    language.understand({ text: 'harga kopi berapa' });
    expect(language.understand({ text: 'syarat ekspor madu ke jepang' })).toEqual(first);
  });

  it('survives very long and odd texts', () => {
    const long = 'ekspor kepiting '.repeat(5000);
    expect(language.understand({ text: long }).product).toBe('kepiting-bakau');
    expect(() => language.understand({ text: '🦀'.repeat(3000) })).not.toThrow();
  });

  it('answers a line of the command with exactly its fields', () => {
    const answer = understandLine({ id: 'a1', text: 'syarat ekspor kopi ke mesir', context: [] }, language);
    expect(Object.keys(answer)).toEqual(['id', 'intent', 'product', 'country', 'confidence', 'ask']);
    expect(answer).toMatchObject({ id: 'a1', intent: 'requirements', product: 'kopi', country: 'EG' });
    expect(understandLine({ text: 'halo' }, language).id).toBeNull();
    expect(() => understandLine({ id: 'a2' }, language)).toThrow();
  });
});
