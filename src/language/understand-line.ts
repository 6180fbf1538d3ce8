import { z } from 'zod';
import type { Understander } from './understand/understand.ts';

const Line = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string(),
  context: z.array(z.string()).nullish(),
});

/** One answer of the `understand` command, in the order of its fields. */
export interface UnderstoodLine {
  readonly id: string | number | null;
  readonly intent: string;
  readonly product: string | null;
  readonly country: string | null;
  readonly confidence: number;
  readonly ask: boolean;
}

/**
 * Answers one line of the `understand` command: `{id?, text, context?}` in, `{id, intent, product, country, confidence,
 * ask}` out. Throws a ZodError where the line has another shape.
 */
export function understandLine(line: unknown, language: Understander): UnderstoodLine {
  const { id, text, context } = Line.parse(line);
  const { intent, product, country, confidence, ask } = language.understand({ text, context: context ?? [] });
  return { id: id ?? null, intent, product, country, confidence, ask };
}
