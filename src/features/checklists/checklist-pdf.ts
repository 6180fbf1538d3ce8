import { BOLD, type Paper, printable, printPaper, REGULAR } from '../../paper/index.ts';

/** What is printed: the words are already in the reader's language. */
export interface PrintedChecklist {
  title: string;
  subtitle: string;
  items: ReadonlyArray<{ label: string; detail: string; note: string | null; done: boolean }>;
  footer: string;
}

const MARGIN = 56;
const BOX = 11;
const INK = '#1f2937';
const FAINT = '#6b7280';
const ACCENT = '#7a2f1b';

/** An A4 page (more where needed) with boxes to tick by pen. */
export async function printChecklist(list: PrintedChecklist, createdAt: Date): Promise<Uint8Array> {
  return printPaper({ title: list.title, createdAt, margin: MARGIN }, (paper) => {
    const width = paper.page.width - 2 * MARGIN;
    paper.font(BOLD).fontSize(18).fillColor(ACCENT).text(printable(list.title), { width });
    paper.moveDown(0.2).font(REGULAR).fontSize(10).fillColor(FAINT).text(printable(list.subtitle), { width });
    rule(paper, width);
    for (const item of list.items) printItem(paper, item, width);
    printFooters(paper, list.footer, width);
  });
}

function printItem(paper: Paper, item: PrintedChecklist['items'][number], width: number): void {
  const left = MARGIN + BOX + 12;
  const textWidth = width - BOX - 12;
  const detail = [item.detail, item.note ? `“${item.note}”` : ''].filter(Boolean).map(printable);
  paper.font(BOLD).fontSize(11);
  const needed = paper.heightOfString(printable(item.label), { width: textWidth }) + detail.length * 30 + 14;
  if (paper.y + needed > paper.page.height - MARGIN - 30) paper.addPage();

  const top = paper.y;
  paper
    .roundedRect(MARGIN, top + 1, BOX, BOX, 2)
    .lineWidth(1.1)
    .strokeColor(INK)
    .stroke();
  if (item.done) {
    paper
      .moveTo(MARGIN + 2.4, top + 6.8)
      .lineTo(MARGIN + 4.8, top + 9.4)
      .lineTo(MARGIN + 8.9, top + 3.2)
      .lineWidth(1.7)
      .strokeColor(ACCENT)
      .stroke();
  }
  paper.font(BOLD).fontSize(11).fillColor(INK).text(printable(item.label), left, top, { width: textWidth });
  paper.font(REGULAR).fontSize(9.5).fillColor(FAINT);
  for (const line of detail) paper.text(line, left, paper.y + 1, { width: textWidth });
  paper.y += 9;
  paper.x = MARGIN;
}

function rule(paper: Paper, width: number): void {
  paper.moveDown(0.6);
  paper
    .moveTo(MARGIN, paper.y)
    .lineTo(MARGIN + width, paper.y)
    .lineWidth(1)
    .strokeColor(ACCENT)
    .stroke();
  paper.moveDown(0.9);
}

function printFooters(paper: Paper, footer: string, width: number): void {
  const { start, count } = paper.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    paper.switchToPage(page);
    // Below the margin, where pdfkit would otherwise begin a new page.
    paper.page.margins.bottom = 0;
    const text = count > 1 ? `${footer}  ·  ${page + 1}/${count}` : footer;
    paper
      .font(REGULAR)
      .fontSize(8)
      .fillColor(FAINT)
      .text(printable(text), MARGIN, paper.page.height - MARGIN + 8, { width, lineBreak: true });
  }
}
