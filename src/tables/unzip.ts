import { strFromU8, unzipSync } from 'fflate';
import { LIMITS, TableError } from './table.ts';

/** The parts of a workbook that hold values; pictures, macros and the like stay packed. */
const WANTED =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;

/**
 * Unpacks a workbook's XML parts, by name. A part is unpacked into as many bytes as its entry claims and never one more,
 * and the claims are added up before anything is unpacked, so a file cannot grow beyond the limit.
 */
export function unzipWorkbook(bytes: Uint8Array): ReadonlyMap<string, string> {
  let unpacked = 0;
  try {
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!WANTED.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > LIMITS.unpackedBytes) throw new TableError('too-large', 'unpacked');
        return true;
      },
    });
    return new Map(Object.entries(parts).map(([name, content]) => [name, strFromU8(content)]));
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw new TableError('damaged', 'the archive cannot be unpacked', { cause: error });
  }
}
