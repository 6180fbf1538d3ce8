/**
 * The text of a file as spreadsheets save it: UTF-8 or UTF-16 with a mark, plain UTF-8, else Windows-1252. Null where
 * the bytes are no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null;
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  // Every binary format has zeros; no text in these encodings does.
  if (bytes.includes(0)) return null;
  return decode(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes);
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
