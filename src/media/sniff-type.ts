/** Leading bytes (null: any) of the types we keep; what a sender claims counts for nothing. */
const SIGNATURES: ReadonlyArray<{ mimeType: string; bytes: ReadonlyArray<number | null> }> = [
  { mimeType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mimeType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  // RIFF, four bytes of length, WEBP.
  { mimeType: 'image/webp', bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50] },
  { mimeType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

/** The real type of a file by its content, or null where it is none that we keep. */
export function sniffType(content: Uint8Array): string | null {
  const match = SIGNATURES.find(
    ({ bytes }) =>
      content.length >= bytes.length && bytes.every((byte, i) => byte === null || content[i] === byte),
  );
  return match?.mimeType ?? null;
}
