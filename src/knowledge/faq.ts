import MiniSearch from 'minisearch';
import type { JudgedFact } from './answer-types.ts';
import { caveatsOf, holdsOn } from './review.ts';
import type { FaqEntry, Knowledge, Source } from './types.ts';

export interface FaqAnswer {
  id: string;
  question: string;
  facts: readonly JudgedFact[];
  sources: readonly Source[];
  /** Ids and questions to offer next. */
  related: readonly { id: string; question: string }[];
}

export interface FaqHit {
  id: string;
  question: string;
  /** Higher is better; only comparable within one search. */
  score: number;
}

/** The answer to a general question by its id, as it stands on `today` (YYYY-MM-DD). */
export function answerFaq(knowledge: Knowledge, id: string, today: string): FaqAnswer | undefined {
  const entry = knowledge.faq.find((candidate) => candidate.id === id);
  if (!entry) return undefined;
  const facts = entry.answer
    .filter((fact) => holdsOn(fact, today))
    .map((fact): JudgedFact => ({ fact, caveats: caveatsOf(fact, fact.kind, today), hsLevel: 0 }));
  const sourceIds = new Set(facts.flatMap(({ fact }) => fact.source));
  return {
    id: entry.id,
    question: entry.question,
    facts,
    sources: [...sourceIds].flatMap((source) => knowledge.sources.get(source) ?? []),
    related: entry.related.flatMap((next) => {
      const found = knowledge.faq.find((candidate) => candidate.id === next);
      return found ? [{ id: found.id, question: found.question }] : [];
    }),
  };
}

const indexes = new WeakMap<Knowledge, MiniSearch<FaqEntry>>();

/** General questions nearest to what a person wrote, best first; empty where nothing is near. */
export function searchFaq(knowledge: Knowledge, text: string, most = 5): FaqHit[] {
  const found = index(knowledge).search(text, {
    boost: { keywords: 3, question: 2 },
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    prefix: (term) => term.length > 3,
  });
  return found.slice(0, most).flatMap((hit) => {
    const entry = knowledge.faq.find((candidate) => candidate.id === hit.id);
    return entry ? [{ id: entry.id, question: entry.question, score: hit.score }] : [];
  });
}

/** Built on the first question and kept as long as the knowledge it was built from. */
function index(knowledge: Knowledge): MiniSearch<FaqEntry> {
  const known = indexes.get(knowledge);
  if (known) return known;
  const built = new MiniSearch<FaqEntry>({
    fields: ['question', 'keywords', 'answer'],
    extractField: (entry, field) => {
      if (field === 'keywords') return entry.keywords.join(' ');
      if (field === 'answer') return entry.answer.map((fact) => fact.text).join(' ');
      return field === 'id' ? entry.id : entry.question;
    },
    processTerm: (term) => {
      const plain = term.toLowerCase();
      return STOP_WORDS.has(plain) ? null : plain;
    },
  });
  built.addAll(knowledge.faq);
  indexes.set(knowledge, built);
  return built;
}

/** Words of every question, which would drown the ones that tell questions apart. */
const STOP_WORDS = new Set(
  'apa itu yang dan di ke dari untuk saya kak ya dong kah apakah bagaimana gimana cara kalau kalo mau bisa ekspor barang'.split(
    ' ',
  ),
);
