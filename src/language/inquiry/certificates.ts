import type { Document } from './document.ts';

/** Certificates the buyer names, each once, in the order named. */
export function findCertificates(document: Document): string[] {
  const ids = document.named('certificate').map(({ meaning }) => meaning.id);
  return [...new Set(ids)];
}

/** The HS code, digits alone, where one is given after those letters. */
export function findHsCode({ text }: Document): string | null {
  const written =
    /\b(?:hs|hts)(?:[\s-]?(?:code|kode|no))?\s{0,3}[:.=]?\s{0,3}(\d{2}[\d.]{2,11}\d)/i.exec(text)?.[1] ??
    /\bkode\s+hs\s{0,3}[:.=]?\s{0,3}(\d{2}[\d.]{2,11}\d)/i.exec(text)?.[1];
  const digits = written?.replace(/\D/g, '') ?? '';
  return digits.length >= 4 && digits.length <= 10 && digits.length % 2 === 0 ? digits : null;
}
