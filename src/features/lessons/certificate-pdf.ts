import { BOLD, type Paper, printable, printPaper, REGULAR } from '../../paper/index.ts';

/** What is printed: the words are already in the reader's language. */
export interface PrintedCertificate {
  /** Who gives it. */
  giver: string;
  heading: string;
  title: string;
  givenTo: string;
  name: string;
  reason: string;
  lessons: readonly string[];
  /** Day of issue and number. */
  issued: string;
  /** What it is, and what it is not. */
  footer: string;
}

const MARGIN = 64;
const FRAME = 26;
const INK = '#1f2937';
const FAINT = '#6b7280';
const ACCENT = '#7a2f1b';
const NAME_SIZE = 38;
const SMALLEST_NAME = 18;

/** One A4 page across. A long name is set smaller until it fits its line. */
export async function printCertificate(
  certificate: PrintedCertificate,
  createdAt: Date,
): Promise<Uint8Array> {
  const { giver, heading, title, givenTo, name, reason, lessons, issued, footer } = certificate;
  const about = { title: `${heading} ${title}`, createdAt, margin: MARGIN, layout: 'landscape' as const };
  return printPaper(about, (paper) => {
    // Nothing may begin a second page.
    paper.page.margins.bottom = 0;
    const { width: whole, height } = paper.page;
    const width = whole - 2 * MARGIN;
    frame(paper, whole, height);
    const line = (text: string, font: string, size: number, colour: string, top: number) =>
      paper
        .font(font)
        .fontSize(size)
        .fillColor(colour)
        .text(printable(text), MARGIN, top, { width, align: 'center' });

    line(giver, REGULAR, 11, FAINT, 62);
    line(heading, REGULAR, 16, INK, 94);
    line(title, BOLD, 38, ACCENT, 116);
    line(givenTo, REGULAR, 13, FAINT, 182);
    const size = nameSize(paper, printable(name), width);
    // Small names stand on the same line as large ones.
    line(name, BOLD, size, INK, 208 + (NAME_SIZE - size));
    paper
      .moveTo(whole / 2 - 190, 264)
      .lineTo(whole / 2 + 190, 264)
      .lineWidth(0.8)
      .strokeColor(ACCENT)
      .stroke();
    line(reason, REGULAR, 13, INK, 280);
    listLessons(paper, lessons, whole, 326);
    line(issued, BOLD, 11.5, INK, height - 118);
    line(footer, REGULAR, 9, FAINT, height - 86);
  });
}

function frame(paper: Paper, width: number, height: number): void {
  paper
    .rect(FRAME, FRAME, width - 2 * FRAME, height - 2 * FRAME)
    .lineWidth(2.4)
    .strokeColor(ACCENT)
    .stroke()
    .rect(FRAME + 7, FRAME + 7, width - 2 * FRAME - 14, height - 2 * FRAME - 14)
    .lineWidth(0.7)
    .stroke();
}

function nameSize(paper: Paper, name: string, width: number): number {
  paper.font(BOLD).fontSize(NAME_SIZE);
  const fitting = (NAME_SIZE * width) / Math.max(paper.widthOfString(name), 1);
  return Math.max(SMALLEST_NAME, Math.min(NAME_SIZE, Math.floor(fitting)));
}

/** In two columns, read downwards. */
function listLessons(paper: Paper, lessons: readonly string[], whole: number, top: number): void {
  const column = 230;
  const rows = Math.ceil(lessons.length / 2);
  paper.font(REGULAR).fontSize(12).fillColor(INK);
  lessons.forEach((lesson, at) => {
    const left = whole / 2 - column + Math.floor(at / rows) * column + 36;
    paper.text(printable(lesson), left, top + (at % rows) * 23, { width: column - 20, lineBreak: false });
  });
}
