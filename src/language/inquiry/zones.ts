import type { Meaning } from './inquiry-lexicon.ts';
import type { Hit } from './phrase-table.ts';
import type { Piece } from './pieces.ts';

/** Where in a message a line stands: what is quoted or signed is believed less than what is said. */
export type Zone = 'body' | 'quoted' | 'signature';

const REPLY_OF =
  /^\s*(?:on\s.{4,120}wrote:|pada\s.{4,120}menulis:|-{3,}\s*(?:original message|pesan asli)\s*-{3,}|el\s.{4,120}escribi)/i;
const FORWARD = /^\s*(?:-{2,}\s*)?(?:forwarded message|begin forwarded|pesan diteruskan|diteruskan)/i;
/** Letters a message must have of its own for its quotes to be doubted. */
const LEAST_OWN = 90;
const LONGEST_CLOSING = 5;
const LONGEST_SIGNATURE = 9;

/** The zone of every line. */
export function zonesOf(text: string, closings: readonly Hit<Meaning>[], pieces: readonly Piece[]): Zone[] {
  const closing = closingLines(closings, pieces);
  const zones: Zone[] = [];
  let quoting = false;
  let signed = 0;
  for (const [line, written] of text.split('\n').entries()) {
    const head = written.slice(0, 200);
    if (FORWARD.test(head)) quoting = false;
    if (REPLY_OF.test(head)) quoting = true;
    if (quoting || /^\s*>/.test(head)) {
      signed = 0;
      zones.push('quoted');
      continue;
    }
    if (closing.has(line)) signed = LONGEST_SIGNATURE;
    else if (signed > 0) signed -= 1;
    zones.push(signed > 0 ? 'signature' : 'body');
  }
  return believeForwarded(text, zones);
}

/** A message that only passes another on says nothing itself: what it quotes is the message. */
function believeForwarded(text: string, zones: Zone[]): Zone[] {
  const own = text.split('\n').filter((_, line) => zones[line] === 'body');
  const letters = own.reduce((sum, line) => sum + line.length, 0);
  return letters >= LEAST_OWN ? zones : zones.map((zone) => (zone === 'quoted' ? 'body' : zone));
}

/** Lines that begin with words of farewell and hold little else. */
function closingLines(closings: readonly Hit<Meaning>[], pieces: readonly Piece[]): Set<number> {
  const lines = new Set<number>();
  for (const { from, to } of closings) {
    const piece = pieces[from];
    if (!piece || pieces[from - 1]?.line === piece.line) continue;
    let end = to;
    while (pieces[end]?.line === piece.line && end - from <= LONGEST_CLOSING) end++;
    if (end - from <= LONGEST_CLOSING) lines.add(piece.line);
  }
  return lines;
}
