import { beginning } from '../../kernel/beginning.ts';
import { type Language, parseDate, parseNumber, parseQuantity } from '../../language/index.ts';
import { type Cell, plainCell, readTables } from '../../tables/index.ts';
import { FREQUENCIES, INCOTERMS, type LEAD_UNITS, LeadFields } from './lead.ts';
import { readCertificates, readFrequency, readPrice } from './read-values.ts';

/** Columns of the table, by what their headings may be called. */
const COLUMN_ALIASES = {
  product: ['produk', 'product', 'barang', 'komoditas', 'goods'],
  hs: ['hs', 'kode hs', 'hs code', 'pos hs'],
  country: ['negara', 'country', 'negara tujuan', 'destination'],
  quantity: ['jumlah', 'quantity', 'qty', 'kuantitas'],
  unit: ['satuan', 'unit'],
  frequency: ['frekuensi', 'frequency', 'seberapa sering'],
  deadline: ['batas waktu', 'deadline', 'tanggal', 'paling lambat'],
  certificates: ['sertifikat', 'certificates', 'certificate'],
  incoterm: ['incoterm', 'incoterms'],
  price: ['harga', 'price', 'target price'],
  company: ['perusahaan', 'company', 'buyer', 'pembeli'],
  contactName: ['nama kontak', 'contact', 'contact name', 'kontak'],
  contactEmail: ['email', 'e-mail', 'surel'],
  contactPhone: ['telepon', 'phone', 'telp', 'hp', 'whatsapp'],
} as const;
export type Column = keyof typeof COLUMN_ALIASES;
/** In the order of the template. */
export const COLUMN_ORDER: readonly Column[] = [
  'product',
  'hs',
  'country',
  'quantity',
  'unit',
  'frequency',
  'deadline',
  'certificates',
  'price',
  'incoterm',
  'company',
  'contactName',
  'contactEmail',
  'contactPhone',
];

/** What is wrong with a cell: the row as the spreadsheet numbers it, the column as it is headed there (empty: not there). */
export interface RowFault {
  row: number;
  column: string;
  /** Completes the key of what to write instead: `leads-import-fix-<column>`. */
  field: Column;
}

export interface ReadRows {
  leads: LeadFields[];
  faults: RowFault[];
  /** Rows beyond the limit that were not read. */
  left: number;
}

/** So many leads at once are more than a representative finds in a season. */
export const MAX_ROWS = 200;
const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' });
const EXAMPLE = /^(contoh|example)\b/i;

/**
 * Reads a table of leads: the first sheet that has a heading row with goods and country. A row with a fault is told and left
 * out, the others are kept. Null where no sheet has such headings.
 * @throws {TableError} where the file is no table or too large.
 */
export function readLeadRows(bytes: Uint8Array, language: Language, today: string): ReadRows | null {
  for (const { rows } of readTables(bytes)) {
    const head = headOf(rows);
    if (head === null) continue;
    const columns = headings(rows[head] ?? []);
    const read: ReadRows = { leads: [], faults: [], left: 0 };
    for (const [index, row] of rows.entries()) {
      if (index <= head || row.every((cell) => cell === '') || EXAMPLE.test(String(row[0] ?? ''))) continue;
      if (read.leads.length >= MAX_ROWS) {
        read.left += 1;
        continue;
      }
      readRow({ row, number: index + 1, heads: rows[head] ?? [], columns }, language, today, read);
    }
    return read;
  }
  return null;
}

/** Whether a sheet has a heading row of leads. @throws {TableError} where the file is no table or too large. */
export function hasLeadHeadings(bytes: Uint8Array): boolean {
  return readTables(bytes).some(({ rows }) => headOf(rows) !== null);
}

function headOf(rows: ReadonlyArray<readonly Cell[]>): number | null {
  const head = rows.findIndex((row) => headings(row).has('product') && headings(row).has('country'));
  return head < 0 || head > 10 ? null : head;
}

function headings(row: readonly Cell[]): Map<Column, number> {
  const found = new Map<Column, number>();
  for (const [at, cell] of row.entries()) {
    const name = String(cell)
      .toLowerCase()
      .replace(/[*_:()]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    for (const column of COLUMN_ORDER) {
      const names: readonly string[] = COLUMN_ALIASES[column];
      if (!found.has(column) && names.includes(name)) found.set(column, at);
    }
  }
  return found;
}

interface Place {
  row: readonly Cell[];
  number: number;
  heads: readonly Cell[];
  columns: Map<Column, number>;
}

function readRow(place: Place, language: Language, today: string, into: ReadRows): void {
  const { row, number, heads, columns } = place;
  const faults: RowFault[] = [];
  const cell = (column: Column): Cell => row[columns.get(column) ?? -1] ?? '';
  const text = (column: Column) => plainCell(String(cell(column)).trim());
  const fault = (field: Column) => {
    faults.push({ row: number, column: String(heads[columns.get(field) ?? -1] ?? ''), field });
  };
  /** Null where the cell is empty; a fault where it cannot be read. */
  const read = <T>(column: Column, reading: (given: string) => T | null | undefined): T | null => {
    if (text(column) === '') return null;
    const value = reading(text(column)) ?? null;
    if (value === null) fault(column);
    return value;
  };

  const [named] = language.splitProducts(text('product'));
  if (!named) fault('product');
  const country = countryOf(text('country'), language);
  if (!country) fault('country');
  const quantity = readAmount(cell('quantity'), text('unit'));
  if (text('quantity') !== '' && !quantity) {
    fault(text('unit') === '' && parseNumber(text('quantity')) !== null ? 'unit' : 'quantity');
  }
  const price = read('price', readPrice);
  const lead = {
    product: named && beginning(named.name, 80),
    catalogId: named?.catalogId ?? null,
    hs: read('hs', readHs),
    country,
    quantity: quantity?.quantity ?? null,
    unit: quantity?.unit ?? null,
    frequency: read(
      'frequency',
      (given) => FREQUENCIES.find((one) => one === given.toLowerCase()) ?? readFrequency(given),
    ),
    deadline: read('deadline', (given) => {
      const date = parseDate(given, today);
      return date && date > today ? date : null;
    }),
    certificates: read('certificates', (given) => readCertificates(language, given)) ?? [],
    incoterm:
      read('incoterm', (given) => INCOTERMS.find((one) => one === given.toUpperCase())) ??
      price?.incoterm ??
      null,
    priceIdea: price?.priceIdea ?? null,
    company: read('company', (given) => beginning(given, 120)),
    contactName: read('contactName', (given) => beginning(given, 80)),
    contactEmail: read('contactEmail', (given) => LeadFields.shape.contactEmail.safeParse(given).data),
    contactPhone: read('contactPhone', (given) =>
      /\d{6}/.test(given.replace(/\D/g, '')) ? given.slice(0, 40) : null,
    ),
  };
  const whole = LeadFields.safeParse(lead);
  // What the schema alone refuses is a quantity beyond all reason.
  if (!whole.success && !faults.length) fault('quantity');
  if (whole.success && !faults.length) into.leads.push(whole.data);
  into.faults.push(...faults);
}

/** "0306.33", "03063300", also as a number that lost its zero. */
function readHs(given: string): string | null {
  const digits = given.replace(/[\s.]/g, '');
  if (!/^\d{3,10}$/.test(digits)) return null;
  return digits.length % 2 ? `0${digits}` : digits;
}

/** A code ("JP") or a name in either language. */
function countryOf(text: string, language: Language): string | null {
  const code = text.toUpperCase();
  // An unknown code is its own name.
  if (/^[A-Z]{2}$/.test(code) && code !== 'EU') return REGIONS.of(code) === code ? null : code;
  return language.matchCountries(text).find((code) => code !== 'EU') ?? null;
}

/** A number and a unit in two cells, or "500 kg" in one. */
function readAmount(
  cell: Cell,
  unit: string,
): { quantity: number; unit: (typeof LEAD_UNITS)[number] } | null {
  const amount = typeof cell === 'number' ? cell : parseNumber(cell);
  if (unit !== '' && amount !== null && amount > 0) {
    const one = parseQuantity(`1 ${unit}`);
    return one ? { quantity: amount * one.amount, unit: one.unit } : null;
  }
  const whole = parseQuantity(String(cell));
  return whole && { quantity: whole.amount, unit: whole.unit };
}
