/**
 * Takes out of a question what could name a person: numbers as long as a phone's or a card's, e-mail addresses, links,
 * handles, and the words after "nama saya", "Pak", "Bu". What is left is cut at 200 characters.
 */
export function maskPersonal(text: string): string {
  return text
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
    .trim()
    .slice(0, 200);
}
