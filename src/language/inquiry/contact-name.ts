import type { Document } from './document.ts';

const TITLES =
  'mr|mrs|ms|mdm|dr|ir|prof|mme|mlle|m|frau|herr|sr|sra|señor|señora|bapak|bpk|bp|pak|ibu|bu|encik|en|puan|tuan|tn|ny|sdr|sdri|haji|hj';
const WORD = String.raw`(?:\p{Lu}\p{L}?\.|\p{Lu}[\p{L}'’]{1,24}(?:-\p{L}[\p{L}'’]{1,24})?)`;
const LINK = '(?:van|von|der|den|de|del|da|dos|di|al|el|bin|binti|ibn|la|le)';
const NAME = String.raw`${WORD}(?:[ \t]{1,3}(?:${LINK}[ \t]{1,3}){0,2}${WORD}){0,3}`;
const NAME_HERE = new RegExp(NAME, 'uy');
const TITLE_HERE = new RegExp(String.raw`(?:${TITLES})(?:\.[ \t]{0,2}|[ \t]{1,3})(?=\p{Lu})`, 'iuy');

/** Words after which somebody is named, strongest first. */
const CUES: readonly RegExp[] = [
  /(?<![\p{L}@.])(?:contact person|contact|kontak(?:nya)?|narahubung|c\.?p|pic|hubungi|hub|attn|attention|u\.p|ask for|reply to|replies to|talk to)(?![\p{L}@])[ \t]{0,3}[:.\-–=]{0,2}[ \t]{0,3}/giu,
  /(?<![\p{L}@.])(?:my name is|i am|i'm|i’m|this is|nama saya|saya)(?!\p{L})[ \t]{1,3}/giu,
  /^[> \t]{0,4}(?:from|dari|name|nama|de)[ \t]{0,2}:[ \t]{0,3}"?/gimu,
  /(?<=^[> \t]{0,4}|[.!?][ \t]{1,3})(?:(?:best|kind|warm|with kind|with best|many|yours)[ \t]{1,2})?(?:regards|wishes|sincerely|faithfully|truly|salam|hormat kami|hormat saya|thanks|thank you|cheers|saludos|cordialement|trims|terima kasih)(?![\p{L}])[ \t]{0,2}[,.!]{0,2}\s{0,4}/gimu,
];
/** A title before a name, but for whom the message is written to. */
const TITLED = new RegExp(
  String.raw`(?<![\p{L}@.])(?<!(?:dear|yth\.?|kepada|to|attn|respected|kpd)[ \t,:]{1,3})(?:${TITLES})(?:\.[ \t]{0,2}|[ \t]{1,3})(?=\p{Lu})`,
  'giu',
);
/** Names that are no person's: offices, trades, words that begin a sentence. */
const NOBODY =
  /^(?:itpc|atdag|atase|attache|kbri|kjri|trade|export|exports|import|imports|center|centre|buyer|buyers|pembeli|importir|importer|company|perusahaan|firm|email|e-mail|mail|tel|telp|phone|wa|whatsapp|mob|mobile|hp|purchasing|purchase|sales|manager|section|department|office|admin|team|sir|madam|indonesia|indonesian|embassy|kedutaan|kepala|the|our|we|please|mohon|harga|price|qty|product|produk|pt|cv|ud|jakarta|balikpapan|dear|hello|thank|thanks|best|kind|regards|mereka|kami|belum|tidak|is|interested|looking)$/i;
const PERSON_LABEL = /(?:contact|kontak|person|pic|c\.?p|attn|hubungi|up)[^\p{L}]{0,4}$/iu;
/** Whoever signs for one of our offices passes the inquiry on. */
const OURS = /^[\s,]{0,4}(?:itpc|atdag|atase|kbri|kjri|kemendag|indonesian)/i;
const FARTHEST = 20;

/** Who is to be answered, as far as the text names a person; null where it names none. */
export function findContactName(document: Document, company: string | null): string | null {
  const { text } = document;
  const firm = plain(company ?? '');
  const field = document.fields.find(({ id, from, to }) => id === 'contact' && to > from);
  const start = field ? (document.pieces[field.from]?.start ?? 0) : 0;
  const labelled = field && nameAt(text, start);
  // "Name:" may head a firm, "Contact:" heads a person.
  const ofFirm = !PERSON_LABEL.test(text.slice(Math.max(0, start - 30), start));
  if (labelled && isPerson(labelled, ofFirm ? firm : '')) return labelled;
  for (const [place, cue] of [...CUES, null].entries()) {
    let looked = 0;
    for (const { index, 0: found } of text.matchAll(cue ?? TITLED)) {
      looked += 1;
      if (looked > FARTHEST) break;
      const at = cue ? index + found.length : index;
      const name = nameAt(text, at);
      const after = text.slice(at, at + 90).slice(name?.length ?? 0);
      // "Ibu Wulan, ini ada inquiry": who is written to.
      const addressed = cue === null && index === 0 && after.startsWith(',');
      if (addressed || OURS.test(after)) continue;
      // Who is called the contact is a person, whatever else the name was taken for.
      if (name && isPerson(name, place === 0 ? '' : firm)) return name;
    }
  }
  return besideNumber(text, firm);
}

/** "Sven Becker, Einkauf, +49 421 555 0112", "+20 100 555 0134, Mahmoud". */
function besideNumber(text: string, firm: string): string | null {
  const before = new RegExp(
    String.raw`(?<![\p{L}@.])(${NAME})[ \t]{0,2}[,:(–-](?:[ \t]?[\p{L} ]{1,24},)?[^\p{L}\d\n]{0,6}(?:(?:tel|telp|mob|mobile|wa|whatsapp|phone|hp)[ .:]{1,3})?\+\d`,
    'u',
  ).exec(text)?.[1];
  const after = new RegExp(
    String.raw`\+\d[\d ().-]{6,20}\d[ \t]{0,2}[,(–-][ \t]{0,2}(${NAME})(?![\p{L}@])`,
    'u',
  ).exec(text)?.[1];
  return [before, after].find((name) => name && isPerson(name, firm)) ?? null;
}

function nameAt(text: string, at: number): string | null {
  TITLE_HERE.lastIndex = at;
  const title = TITLE_HERE.exec(text)?.[0] ?? '';
  NAME_HERE.lastIndex = at + title.length;
  const name = NAME_HERE.exec(text)?.[0];
  if (!name) return null;
  // A word that goes on in small letters or as an address is no name.
  const next = text[at + title.length + name.length] ?? '';
  return /[\p{L}@\d]/u.test(next) ? null : `${title}${name}`.replace(/\s+/g, ' ');
}

function isPerson(name: string, firm: string): boolean {
  const words = name.split(/[\s.]+/).filter(Boolean);
  if (words.some((word) => NOBODY.test(word))) return false;
  return firm === '' || !firm.includes(plain(name));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
