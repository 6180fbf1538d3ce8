/** Leading bytes of the types we keep; what a sender claims counts for nothing. */
const SIGNATURES: ReadonlyArray<{ mimeType: string; offset: number; bytes: readonly number[] }> = [
  { mimeType: 'image/jpeg', offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { mimeType: 'image/png', offset: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mimeType: 'image/webp', offset: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { mimeType: 'application/pdf', offset: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

/** The real type of a file by its content, or null where it is none that we keep. */
export function sniffType(content: Uint8Array): string | null {
  const match = SIGNATURES.find(({ offset, bytes }) =>
    bytes.every((byte, i) => content[offset + i] === byte),
  );
  return match?.mimeType ?? null;
}
