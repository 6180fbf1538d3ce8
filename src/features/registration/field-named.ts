import { matchChoice } from '../../language/index.ts';
import type { Words } from '../../words/index.ts';
import { FIELDS } from './fields.ts';

/** Words around the field: what is to be done with it, and forms of address. */
const AROUND =
  /\b(?:ubah|ganti|gantiin|edit|change|betulkan|betulin|perbaiki|update|yang|yg|salah|mau|saya|sy|kak|dong|nya|my|the)\b/gi;

/** The field of the profile that is spoken of ("yang salah no hp", "ganti nama usaha"), or null. */
export function fieldNamed(text: string, words: Words): string | null {
  const fields = FIELDS.map(({ id }) => ({
    id,
    label: words.label(`field-${id}`),
    aliases: words.label(`field-${id}-also`).split(', '),
  }));
  const bare = text
    .replace(AROUND, ' ')
    .replace(/(\p{L})nya\b/gu, '$1')
    .trim();
  if (!bare) return null;
  const match = matchChoice(bare, fields);
  return match.kind === 'exact' || match.kind === 'near' ? match.id : null;
}
