/** Leading bytes (null: any) of the types we keep; what a sender claims counts for nothing. */
const SIGNATURES: ReadonlyArray<{ mimeType: string; bytes: ReadonlyArray<number | null> }> = [
  { mimeType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mimeType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  // RIFF, four bytes of length, WEBP.
  { mimeType: 'image/webp', bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50] },
  { mimeType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** How much of a text is looked at to tell a table from prose. */
const LOOKED_AT = 4_096;

/** The real type of a file by its content, or null where it is none that we keep. */
export function sniffType(content: Uint8Array): string | null {
  const match = SIGNATURES.find(({ bytes }) => startsWith(content, bytes));
  if (match) return match.mimeType;
  // Only an archive that names a workbook: names stand unpacked in it.
  if (startsWith(content, ZIP)) return Buffer.from(content).includes('xl/workbook.xml') ? XLSX : null;
  return looksLikeTable(content) ? 'text/csv' : null;
}

function startsWith(content: Uint8Array, bytes: ReadonlyArray<number | null>): boolean {
  return content.length >= bytes.length && bytes.every((byte, i) => byte === null || content[i] === byte);
}

/** Text of at least two lines whose first two have a separator: what a spreadsheet saves as CSV. Never a page or a program. */
function looksLikeTable(content: Uint8Array): boolean {
  const head = content.subarray(0, LOOKED_AT);
  const isText = head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
  if (!isText) return false;
  const [first = '', second = ''] = Buffer.from(head)
    .toString('latin1')
    .split(/\r\n|\n|\r/);
  const separator = /[,;\t]/;
  return !/^\W*</.test(first) && separator.test(first) && separator.test(second);
}
