export type NibResult =
  | { readonly kind: 'ok'; readonly nib: string }
  | { readonly kind: 'too-short' | 'too-long'; readonly digits: number }
  | { readonly kind: 'not-digits' };

const NIB_LENGTH = 13;

/**
 * Reads a business identification number (NIB): 13 digits as issued by OSS. Spaces, dots, dashes and a leading
 * "NIB", "no." or "nomor" are tolerated.
 */
export function parseNib(text: string): NibResult {
  const bare = text
    .toLowerCase()
    .replace(/\b(nib|nomor|nomer|no|saya|kami|adalah|nya|ini|kak|berusaha|induk)\b/g, ' ');
  const digits = bare.replace(/[\s.\-–_/:,()#]/g, '');
  if (digits === '' || !/^\d+$/.test(digits)) return { kind: 'not-digits' };
  if (digits.length === NIB_LENGTH) return { kind: 'ok', nib: digits };
  return { kind: digits.length < NIB_LENGTH ? 'too-short' : 'too-long', digits: digits.length };
}
