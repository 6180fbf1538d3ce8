import { choice, type Outcome } from '../../conversation/index.ts';
import type { Attachment } from '../../messages/index.ts';
import { writeCsv, writeXlsx } from '../../tables/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { COLUMN_ORDER } from './import-rows.ts';
import type { LeadParts } from './lead-parts.ts';

const NAME = 'template-lead';

/**
 * `template lead`, `template lead csv`: an empty table with an example row, which opens in any spreadsheet program and is
 * read back as it is. A workbook, unless CSV is asked for.
 */
export async function sendTemplate(
  parts: Pick<LeadParts, 'media'>,
  { words }: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const csv = argument === 'csv';
  const other = csv
    ? choice(words, '/lead_template:xlsx', 'leads-template-xlsx')
    : choice(words, '/lead_template:csv', 'leads-template-csv');
  return {
    kind: 'reply',
    replies: [
      {
        text: words.say('leads-template-sent'),
        attachment: csv ? asCsv(words) : await asWorkbook(parts, words),
        choices: [other, choice(words, '/lead_mine', 'leads-mine')],
      },
    ],
  };
}

function asCsv(words: Words): Attachment {
  return {
    kind: 'text-file',
    content: writeCsv(rowsOf(words)),
    mimeType: 'text/csv',
    fileName: `${NAME}.csv`,
  };
}

async function asWorkbook({ media }: Pick<LeadParts, 'media'>, words: Words): Promise<Attachment> {
  const kept = await media.put(writeXlsx({ name: 'Lead', rows: rowsOf(words) }));
  if ('refused' in kept) throw new Error(`the template was refused: ${kept.refused}`);
  return { kind: 'document', hash: kept.hash, mimeType: kept.mimeType, fileName: `${NAME}.xlsx` };
}

function rowsOf(words: Words): string[][] {
  return [
    COLUMN_ORDER.map((column) => words.label(`leads-column-${column}`)),
    COLUMN_ORDER.map((column) => words.label(`leads-template-${column}`)),
  ];
}
