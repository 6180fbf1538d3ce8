import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { INTENTS } from '../../src/language/lexicon/schema.ts';

const Line = z.strictObject({
  id: z.string(),
  text: z.string().min(1),
  context: z.array(z.string()).optional(),
  intent: z.enum(INTENTS),
  product: z.string().nullable(),
  country: z.string().nullable(),
  part: z.enum(['tune', 'measure']),
});
/** One labelled message; `part` was drawn once from a hash of the id and never changes. */
export type ChatLine = z.infer<typeof Line>;

/** The labelled messages, or those of one part. Throws on a line that is not as described. */
export function readChat(part?: ChatLine['part']): ChatLine[] {
  const text = readFileSync(new URL('./chat.jsonl', import.meta.url), 'utf8');
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Line.parse(JSON.parse(line)));
  return part === undefined ? lines : lines.filter((line) => line.part === part);
}
