export { answerRequirements, type RequirementQuestion } from './answer-requirements.ts';
export type {
  Gap,
  HsLevel,
  JudgedFact,
  NeededDocument,
  OfferedAgreement,
  RequirementAnswer,
} from './answer-types.ts';
export { checkKnowledge, type KnowledgeReport } from './check-knowledge.ts';
export {
  answerFaq,
  type FaqAnswer,
  type FaqHit,
  findAnswered,
  searchFaq,
  withOfficersFaq,
} from './faq.ts';
export { evidenceOf, type LessonEvidence } from './lessons.ts';
export { type ChecklistItem, checklistFor } from './list-checklist.ts';
export { allFacts, loadKnowledge } from './load-knowledge.ts';
export type {
  Cadence,
  PriceCatalogue,
  PriceItem,
  PriceSeries,
  PriceSource,
  PriceTable,
  PriceUnit,
} from './prices.ts';
export { KnowledgeError } from './read-yaml.ts';
export { type Page, renderAnswerText, renderSection, SECTIONS, type Section } from './render-sections.ts';
export { renderSummary, SUMMARY_LENGTH } from './render-summary.ts';
export { type NameLanguage, shortTitle, type Translate } from './render-words.ts';
export { type JsonFact, type RequirementsJson, requirementsJson } from './requirements-json.ts';
export type { Caveat } from './review.ts';
export { officersFaqFile } from './schema.ts';
export { type Shown, showKnowledge } from './show-knowledge.ts';
export type {
  Agreement,
  Country,
  Fact,
  HsCandidate,
  Knowledge,
  Lesson,
  OfficersFaq,
  Product,
  QuizQuestion,
  Representation,
  Status,
} from './types.ts';
