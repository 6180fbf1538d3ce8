import { describe, expect, it } from 'vitest';
import { languageAndPlaces } from '../support/loaded.ts';

const { language, regencies } = await languageAndPlaces();

describe('products in an answer', () => {
  const named = (text: string) =>
    language.splitProducts(text).map(({ name, catalogId }) => `${name}=${catalogId}`);

  it.each([
    [
      'amplang, madu kelulut sama keripik pisang',
      ['amplang=amplang', 'madu kelulut=madu', 'keripik pisang=pisang'],
    ],
    ['1. amplang 2. madu', ['amplang=amplang', 'madu=madu']],
    ['amplang\nmadu', ['amplang=amplang', 'madu=madu']],
    ['kami jual kepitng bakau dan rumputlaut', ['kepitng bakau=kepiting-bakau', 'rumputlaut=rumput-laut']],
    ['abon ikan', ['abon ikan=makanan-olahan']],
    ['mangga & mangga', ['mangga=null']],
    ['sabun sereh aja kak', ['sabun sereh=kosmetik-herbal']],
  ])('%s', (text, products) => expect(named(text)).toEqual(products));

  it('gives nothing for an answer without a word', () => expect(named('🙏 123')).toEqual([]));
});

describe('countries in an answer', () => {
  it.each([
    ['jepun, koriya sama malaysia', ['JP', 'KR', 'MY']],
    ['eropa', ['EU']],
    ['ke osaka', ['JP']],
    ['tawau', ['MY']],
    ['belum tau', []],
  ])('%s', (text, codes) => expect(language.matchCountries(text)).toEqual(codes));
});

describe('certificates in an answer', () => {
  it.each([
    ['halal sama p-irt', ['halal', 'pirt'], false],
    ['udah punya HACCP dan SKP', ['haccp', 'skp'], false],
    ['hallal', ['halal'], false],
    ['belum ada', [], true],
    ['apa itu', [], false],
  ])('%s', (text, ids, none) => expect(language.matchCertificates(text)).toEqual({ ids, none }));
});

describe('kabupaten and kota', () => {
  const found = (text: string) => {
    const match = regencies.matchRegency(text);
    return match.kind === 'exact' || match.kind === 'near'
      ? `${match.kind} ${match.regency.code}`
      : match.kind;
  };

  it.each([
    ['Kukar', 'exact 64.02'],
    ['bpn', 'exact 64.71'],
    ['saya di samarinda kak', 'exact 64.72'],
    ['Krayan', 'exact 65.03'],
    ['sebatik', 'exact 65.03'],
    ['tj selor', 'exact 65.01'],
    ['PPU', 'exact 64.09'],
    ['paser', 'exact 64.01'],
    ['Kab. Berau', 'exact 64.03'],
    ['surabaya', 'exact 35.78'],
    ['smarinda', 'near 64.72'],
    ['kutai', 'ambiguous'],
    ['xyzzy', 'none'],
  ])('%s', (text, wanted) => expect(found(text)).toBe(wanted));

  it('lists the ten and the five', () => {
    expect(regencies.listRegencies('64')).toHaveLength(10);
    expect(regencies.listRegencies('65')).toHaveLength(5);
  });

  it('finds the nearest seat, and none from far away', () => {
    expect(regencies.nearestRegency(-1.24, 116.9)?.code).toBe('64.71');
    expect(regencies.nearestRegency(3.31, 117.6)?.code).toBe('65.71');
    expect(regencies.nearestRegency(-6.2, 106.8)).toBeNull();
  });
});

describe('commands', () => {
  it.each([
    ['batal', 'cancel'],
    ['Batal dong kak', 'cancel'],
    ['batall', 'cancel'],
    ['/menu', 'menu'],
    ['hapus data saya', 'delete_data'],
    ['unduh data saya', 'export_data'],
    ['lanjut', 'resume'],
    ['lewati', 'skip'],
    ['Help!', 'help'],
  ])('%s', (text, id) => expect(language.parseCommand(text)).toBe(id));

  it.each(['Menu Mama', 'UD Lanjut Jaya', 'Warung Daftar Rasa', 'kopi', ''])('"%s" is none', (text) => {
    expect(language.parseCommand(text)).toBeNull();
  });

  it.each([
    ['undangan K7M2PQ9RST', { id: 'redeem', argument: 'K7M2PQ9RST' }],
    ['Kak, undangan k7m2p-q9rst ya.', { id: 'redeem', argument: 'k7m2p-q9rst' }],
    ['/undangan K7M2PQ9RST', { id: 'redeem', argument: 'K7M2PQ9RST' }],
    ['undang perwakilan kuala lumpur', { id: 'invite', argument: 'perwakilan kuala lumpur' }],
    ['Undang  Petugas', { id: 'invite', argument: 'Petugas' }],
    ['kirim lewat mana saja', { id: 'prefer', argument: 'mana saja' }],
    ['Kirim lewat WA ya kak', { id: 'prefer', argument: 'WA' }],
    ['kirim lewat kapal', null],
    ['hubungkan 482 913', { id: 'link', argument: '482 913' }],
    ['hubungkan 4829', null],
    ['batal dong', { id: 'cancel' }],
    ['undangan', { id: 'redeem' }],
    ['undangan pernikahan', null],
    ['kartu undangan 100 lembar', null],
    ['undangan K7M2', null],
    ['saya undang admin', null],
    ['', null],
  ])('with what it takes: %s', (text, read) => expect(language.readCommand(text)).toEqual(read));
});
