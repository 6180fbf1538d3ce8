import type { NeededDocument, RequirementAnswer } from './answer-types.ts';

/** One line of a checklist: what to get, from whom, where. */
export interface ChecklistItem {
  id: string;
  label: string;
  issuer: string;
  where?: string;
  need: NeededDocument['need'];
}

/** Papers made before there is a shipment. */
const FIRST = ['nib', 'npwp', 'akses-kepabeanan'];

/** The documents of an answer as a list to tick: being an exporter, then the goods, then the shipment. */
export function checklistFor(answer: RequirementAnswer): ChecklistItem[] {
  const step = ({ type }: NeededDocument): number => (FIRST.includes(type.id) ? 0 : type.universal ? 2 : 1);
  return answer.documents
    .filter((document) => document.need !== 'recommended')
    .map((document, at) => ({ document, at }))
    .sort((a, b) => step(a.document) - step(b.document) || a.at - b.at)
    .map(({ document: { type, need } }) => ({
      id: type.id,
      label: type.name,
      issuer: type.issuer,
      ...(type.where ? { where: type.where } : {}),
      need,
    }));
}
