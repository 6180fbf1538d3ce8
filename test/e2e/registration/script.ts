import { readFileSync } from 'node:fs';

/** What a person does, whatever they do it with. */
export type Act =
  | { kind: 'text'; text: string }
  /** Taps the button of that label. */
  | { kind: 'press'; label: string }
  | { kind: 'location'; latitude: number; longitude: number }
  | { kind: 'contact'; phone: string }
  | { kind: 'photo'; content: Uint8Array };

/** A question of the assistant, recognised by part of it, and the person's answer. */
export interface Exchange {
  asked: RegExp;
  act: Act;
}

const text = (asked: RegExp, words: string): Exchange => ({ asked, act: { kind: 'text', text: words } });
const press = (asked: RegExp, label: string): Exchange => ({ asked, act: { kind: 'press', label } });

/** A photo of a product in the two formats phones send. */
export const PHOTO = readFileSync(new URL('amplang.jpg', import.meta.url));

/** A whole registration, from the question after the first hello to the profile, by every kind of answer there is. */
export const REGISTRATION: readonly Exchange[] = [
  press(/Saya Saudagar/, 'Daftar usaha'),
  press(/Setuju\?/, 'Setuju'),
  text(/nama usaha Kakak\?/, 'Amplang Bu Tini'),
  text(/Siapa nama Kakak/, 'Siti Aminah'),
  {
    asked: /kabupaten atau kota mana\?/,
    act: { kind: 'location', latitude: -0.5022, longitude: 117.1536 },
  },
  press(/Maksud Kakak Kota Samarinda/, 'Ya'),
  text(/Produknya apa saja/, 'amplang, madu kelulut sama keripik pisang'),
  text(/produksi amplang\?/, '200 kg/bulan'),
  text(/produksi madu kelulut\?/, '50 liter'),
  press(/50 liter itu per/, 'Bulan'),
  press(/produksi keripik pisang\?/, 'Lewati'),
  text(/NIB-nya/, '1234567890123'),
  text(/sertifikat apa\?/, 'halal, pirt'),
  press(/Pernah ekspor/, 'Lewat perantara'),
  text(/ekspor ke negara mana\?/, 'malaysia sama jepang'),
  { asked: /Nomor telepon/, act: { kind: 'contact', phone: '+6281234567890' } },
  { asked: /kirim foto produk/, act: { kind: 'photo', content: PHOTO } },
  press(/Foto tersimpan/, 'Selesai'),
  press(/Coba dicek dulu/, 'Simpan'),
  text(/sudah terdaftar di/, 'profil'),
];

/** What the profile must hold in the end: every answer given above. */
export const PROFILE: readonly RegExp[] = [
  /Ini data usaha Kakak/,
  /Nama usaha: Amplang Bu Tini/,
  /Nama pemilik: Siti Aminah/,
  /Kabupaten\/kota: Kota Samarinda/,
  /Produk: amplang, madu kelulut, keripik pisang/,
  /Kapasitas: amplang 200 kg\/bulan, madu kelulut 50 liter\/bulan/,
  /NIB: 1234567890123/,
  /Sertifikat: Halal, PIRT/,
  /Pengalaman: Lewat perantara/,
  /Negara tujuan: Malaysia, Jepang/,
  /Telepon: \+62 812 3456 7890/,
  /Foto: 1 foto/,
];
