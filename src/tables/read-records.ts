import { LIMITS, TableError } from './table.ts';
import { walkXml } from './walk-xml.ts';

/** A table written as XML: the fields of every `<row>` element by their names, whatever stands around them. */
export function readRecords(xml: string, row: string): Array<Record<string, string>> {
  if (xml.length > LIMITS.bytes) throw new TableError('too-large', `${xml.length} characters`);
  const records: Array<Record<string, string>> = [];
  let current: Record<string, string> | null = null;
  let field: string | null = null;
  walkXml(xml, {
    open(tag) {
      if (current) {
        field = tag;
        current[field] = '';
      } else if (tag === row) current = {};
    },
    close(tag) {
      if (tag === field) field = null;
      else if (tag === row && current) {
        if (records.length >= LIMITS.rows) throw new TableError('too-large', `${records.length} records`);
        records.push(current);
        current = null;
      }
    },
    text(text) {
      if (current && field !== null) current[field] += text;
    },
  });
  return records;
}
