import { choice, type Outcome } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { COLUMN_ORDER } from './import-rows.ts';

/** `template lead`: an empty table with an example row, which opens in any spreadsheet program and is read back as it is. */
export async function sendTemplate({ words }: ChatTurn): Promise<Outcome> {
  const example = COLUMN_ORDER.map((column) => words.label(`leads-template-${column}`));
  const lines = [COLUMN_ORDER.map((column) => words.label(`leads-column-${column}`)), example].map((row) =>
    row.map(quoted).join(';'),
  );
  // `sep=` tells Excel the separator whatever the computer's language; the mark at the start, that it is UTF-8.
  const content = `sep=;\r\n${lines.join('\r\n')}\r\n`;
  return {
    kind: 'reply',
    replies: [
      {
        text: words.say('leads-template-sent'),
        attachment: { kind: 'text-file', content, mimeType: 'text/csv', fileName: 'template-lead.csv' },
        choices: [choice(words, '/lead_mine', 'leads-mine')],
      },
    ],
  };
}

function quoted(cell: string): string {
  return /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
