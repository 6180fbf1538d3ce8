/** The parts of an answer that a person can ask for one by one. */
export const SECTIONS = ['documents', 'destination', 'agreement', 'representation', 'sources', 'hs'] as const;
export type Section = (typeof SECTIONS)[number];

/** Words that ask for one part. Looked at only in a follow-up, where the topic is known. */
const ASKED_BY: ReadonlyArray<readonly [Section, RegExp]> = [
  ['hs', /\b(kode )?hs\b|\bpos tarif\b/],
  ['agreement', /\b(ska|coo|form [a-z]{1,3}|tarif|bea masuk|pajak|fta|cepa|perjanjian|preferensi)\b/],
  ['representation', /\b(perwakilan|atdag|itpc|kbri|kjri|kontak|alamat|bantu disana|duty free)\b/],
  ['sources', /\b(sumber|dasar hukum|aturan mana|referensi|source)\b/],
  ['destination', /\b(label|kemasan|negara tujuan|disana|di sana|importir|pembeli minta|residu|standar)\b/],
  ['documents', /\b(dokumen\w*|surat\w*|berkas\w*|sertifikat\w*|izin\w*|documents?|papers?)\b/],
];

/** The part a follow-up asks for ("dokumennya apa aja"), or null where it asks for the whole. */
export function sectionOf(text: string): Section | null {
  const plain = text.toLowerCase();
  return ASKED_BY.find(([, words]) => words.test(plain))?.[0] ?? null;
}
