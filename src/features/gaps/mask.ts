import { beginning } from '../../kernel/beginning.ts';

/**
 * Takes out of a question what could name a person: numbers as long as a phone's or a card's, e-mail addresses, links,
 * handles, and the words after "nama saya", "Pak", "Bu". What is left is cut at `most` characters.
 */
export function maskPersonal(text: string, most = 200): string {
  const masked = text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\bhttps?:\/\/\S+|\bwww\.\S+/gi, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/(^|\s)@\w+/g, '$1…')
    .replace(/\+?\d[\d\s().-]{4,}\d/g, '…')
    .replace(
      /\b(nama\s+(?:saya|sy|aku|ulun|usaha|toko)(?:\s+adalah)?|my name is)\s+(?:\S+\s*){1,4}/gi,
      '$1 … ',
    )
    .replace(
      /\b(Pak|Bu|Ibu|Bapak|H\.|Hj\.|Haji|Hajah|Mr\.?|Mrs\.?)\s+\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*)*/gu,
      '$1 …',
    )
    .replace(/\s+/g, ' ')
    .trim();
  return beginning(masked, most);
}

/** Shorter parts of a name are words of their own too often. */
const SHORTEST_NAME = 3;

/** Takes the names of known people and businesses out of a text: each as a whole, of a person's name also every part. */
export function maskNames(
  text: string,
  names: { people: readonly string[]; businesses: readonly string[] },
): string {
  const parts = names.people
    .flatMap((name) => name.split(/\s+/))
    .map((part) => part.replace(/[^\p{L}'-]/gu, ''));
  const all = [...names.people, ...names.businesses, ...parts]
    .map((name) => name.trim())
    .filter((name) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length);
  return all.reduce((rest, name) => {
    const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
    return rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'), '…');
  }, text);
}
