import { strToU8, zipSync } from 'fflate';

/** A workbook whose sheets hold the given rows (`<row>…`), as small as the format allows. */
export function workbookOf(
  sheets: ReadonlyArray<{ name: string; xml: string }>,
  styles?: string,
): Uint8Array {
  const parts: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><sheets>${sheets
        .map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets
        .map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`)
        .join('')}</Relationships>`,
    ),
    ...(styles ? { 'xl/styles.xml': strToU8(styles) } : {}),
  };
  for (const [i, { xml }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(
      `<worksheet><sheetData>${xml}</sheetData></worksheet>`,
    );
  }
  return zipSync(parts);
}

/** Rows of text and numbers as a sheet of {@link workbookOf}. */
export function sheetOf(
  name: string,
  rows: ReadonlyArray<ReadonlyArray<string | number>>,
): { name: string; xml: string } {
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  return { name, xml: rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('') };
}

/** Rows as CSV, every cell quoted. */
export function csvOf(rows: ReadonlyArray<readonly string[]>, separator = ','): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\n');
}
