import { fileURLToPath } from 'node:url';

/** The weights of Inter that a page is written in; the package brings them, so no font of the system is needed. */
export const REGULAR = 'Regular';
export const BOLD = 'Bold';

const FONTS: ReadonlyArray<[string, string]> = [
  [REGULAR, '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'],
  [BOLD, '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'],
];

/** A document being drawn: `.page` is the page at hand. */
export type Paper = PDFKit.PDFDocument;

/**
 * A PDF of A4 pages as `draw` draws them, in the fonts above, of which only the letters used are embedded. Text goes through
 * `printable` first. What `draw` throws rejects.
 */
export async function printPaper(
  options: { title: string; createdAt: Date; margin: number; layout?: 'portrait' | 'landscape' },
  draw: (paper: Paper) => void,
): Promise<Uint8Array> {
  const { title, createdAt, margin, layout = 'portrait' } = options;
  // Loaded with the first page that is printed (a tenth of a second): with its fonts' code it is as much as all of ours.
  const { default: PDFDocument } = await import('pdfkit');
  const paper = new PDFDocument({
    size: 'A4',
    layout,
    margin,
    bufferPages: true,
    info: { Title: title, Creator: 'Saudagar', CreationDate: createdAt },
  });
  const chunks: Buffer[] = [];
  paper.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => paper.on('end', resolve));
  for (const [name, file] of FONTS) paper.registerFont(name, fileURLToPath(import.meta.resolve(file)));
  draw(paper);
  paper.end();
  await ended;
  return Buffer.concat(chunks);
}
