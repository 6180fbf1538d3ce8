import PDFDocument from 'pdfkit';

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

/** An A4 page (more where needed) with boxes to tick by pen. The built-in Helvetica has every letter of Indonesian. */
export async function printChecklist(list: PrintedChecklist, createdAt: Date): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: list.title, Creator: 'Saudagar', CreationDate: createdAt },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));

  const width = document.page.width - 2 * MARGIN;
  document.font('Helvetica-Bold').fontSize(19).fillColor(ACCENT).text(printable(list.title), { width });
  document
    .moveDown(0.2)
    .font('Helvetica')
    .fontSize(10.5)
    .fillColor(FAINT)
    .text(printable(list.subtitle), { width });
  rule(document, width);
  for (const item of list.items) printItem(document, item, width);
  printFooters(document, list.footer, width);

  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function printItem(
  document: PDFKit.PDFDocument,
  item: PrintedChecklist['items'][number],
  width: number,
): void {
  const left = MARGIN + BOX + 12;
  const textWidth = width - BOX - 12;
  const detail = [item.detail, item.note ? `“${item.note}”` : ''].filter(Boolean).map(printable);
  document.font('Helvetica-Bold').fontSize(11.5);
  const needed =
    document.heightOfString(printable(item.label), { width: textWidth }) + detail.length * 30 + 14;
  if (document.y + needed > document.page.height - MARGIN - 30) document.addPage();

  const top = document.y;
  document
    .roundedRect(MARGIN, top + 1, BOX, BOX, 2)
    .lineWidth(1.1)
    .strokeColor(INK)
    .stroke();
  if (item.done) {
    document
      .moveTo(MARGIN + 2.4, top + 6.8)
      .lineTo(MARGIN + 4.8, top + 9.4)
      .lineTo(MARGIN + 8.9, top + 3.2)
      .lineWidth(1.7)
      .strokeColor(ACCENT)
      .stroke();
  }
  document
    .font('Helvetica-Bold')
    .fontSize(11.5)
    .fillColor(INK)
    .text(printable(item.label), left, top, { width: textWidth });
  document.font('Helvetica').fontSize(10).fillColor(FAINT);
  for (const line of detail) document.text(line, left, document.y + 1, { width: textWidth });
  document.y += 9;
  document.x = MARGIN;
}

function rule(document: PDFKit.PDFDocument, width: number): void {
  document.moveDown(0.6);
  document
    .moveTo(MARGIN, document.y)
    .lineTo(MARGIN + width, document.y)
    .lineWidth(1)
    .strokeColor(ACCENT)
    .stroke();
  document.moveDown(0.9);
}

function printFooters(document: PDFKit.PDFDocument, footer: string, width: number): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    // Below the margin, where pdfkit would otherwise begin a new page.
    document.page.margins.bottom = 0;
    const text = count > 1 ? `${footer}  ·  ${page + 1}/${count}` : footer;
    document
      .font('Helvetica')
      .fontSize(8.5)
      .fillColor(FAINT)
      .text(printable(text), MARGIN, document.page.height - MARGIN + 8, { width, lineBreak: true });
  }
}

/** The built-in fonts know Windows-1252 only; anything else (emoji, other scripts) would print as rubbish. */
function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[→➜]/g, '-')
    .replace(/[^\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
