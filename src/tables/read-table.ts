import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { LIMITS, type Table, TableError } from './table.ts';

/**
 * Reads a spreadsheet (XLSX) or a text table (CSV with `,` `;` or tabs) into its sheets, in the file's order; a CSV is one
 * sheet without a name. The content decides which it is, never a name or a claimed type. What comes from outside is
 * bounded before it is unpacked.
 * @throws {TableError} `too-large`, `not-a-table` (a picture, a web page, an old .xls), `damaged`.
 */
export function readTables(bytes: Uint8Array): Table[] {
  if (bytes.byteLength > LIMITS.bytes) throw new TableError('too-large', `${bytes.byteLength} bytes`);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readXlsx(bytes);
  const text = decodeText(bytes);
  // A page that says "not found" under a spreadsheet's address is the commonest wrong file.
  if (text === null || /^(%PDF-|\s*<(!doctype|html|\?xml))/i.test(text)) {
    throw new TableError('not-a-table', 'neither a spreadsheet nor a text table');
  }
  return [{ name: '', rows: readCsv(text) }];
}
