import type { JudgedFact, NeededDocument, RequirementAnswer } from './answer-types.ts';
import type { Confidence, Status } from './types.ts';

/** One statement of the machine-readable answer. `source` holds the titles of its sources. */
export interface JsonFact {
  text: string;
  kind: string;
  side: 'origin' | 'destination' | 'agreement';
  source: string[];
  asOf: string;
  confidence: Confidence;
}

export interface RequirementsJson {
  product: string | null;
  country: string | null;
  status: Status;
  facts: JsonFact[];
}

/** The answer in the shape that `saudagar requirements --json` prints. */
export function requirementsJson(answer: RequirementAnswer): RequirementsJson {
  const titles = new Map(answer.sources.map((source) => [source.id, source.title]));
  const named = (ids: readonly string[]) => ids.map((id) => titles.get(id) ?? id);
  const facts = (side: JsonFact['side'], judged: readonly JudgedFact[]): JsonFact[] =>
    judged.map(({ fact }) => ({
      text: fact.text,
      kind: fact.kind,
      side,
      source: named(fact.source),
      asOf: fact.asOf,
      confidence: fact.confidence,
    }));
  return {
    product: answer.product?.id ?? null,
    country: answer.country?.code ?? null,
    status: answer.status,
    facts: [
      ...facts('origin', [...answer.rules, ...answer.levies]),
      ...answer.documents.flatMap((document) => documentFact(document, named)),
      ...facts('origin', answer.borderTrade),
      ...facts('destination', answer.destination),
      ...answer.agreements.map(
        ({ agreement }): JsonFact => ({
          text: `${agreement.name}${agreement.proof.length > 0 ? ` (${agreement.proof.join(', ')})` : ''}: ${agreement.text}`,
          kind: 'agreement',
          side: 'agreement',
          source: named(agreement.source),
          asOf: agreement.asOf,
          confidence: agreement.confidence,
        }),
      ),
      ...facts('agreement', answer.agreementRemarks),
    ],
  };
}

/** A document as a statement; the ones every export needs carry no date of their own and are left out. */
function documentFact(
  { type, when, evidence }: NeededDocument,
  named: (ids: readonly string[]) => string[],
): JsonFact[] {
  if (!evidence) return [];
  const text = `${type.name}, ${type.issuer}${when ? `. ${when}` : '.'}`;
  const { asOf, confidence } = evidence;
  return [{ text, kind: 'certificate', side: 'origin', source: named(evidence.source), asOf, confidence }];
}
