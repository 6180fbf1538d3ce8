import { expect, test } from 'vitest';
import { asksWhoBuys } from '../../../src/features/prices/ask-demand.ts';

test.each([
  'negara mana yang paling banyak beli kepiting',
  'Negara apa saja yang impor lada dari kita?',
  'siapa pembeli terbesar udang',
  'siapa yang beli kepiting dari Indonesia?',
  'ekspor karet paling banyak ke negara mana',
  'pasar ekspor kakao terbesar di mana',
  'which countries buy mud crab',
  'who are the biggest buyers of pepper',
])('asks which countries buy: %s', (text) => expect(asksWhoBuys(text)).toBe(true));

test.each([
  'ada buyer yang cari kepiting?',
  'syarat ekspor kepiting ke negara mana saja',
  'harga kepiting di negara mana paling mahal',
  'siapa pembeli saya',
  'lihat permintaan',
  'ekspor kepiting ke jepang',
  'saya mau jual lada ke pembeli luar negeri',
  'harga kakao dunia',
])('does not: %s', (text) => expect(asksWhoBuys(text)).toBe(false));
