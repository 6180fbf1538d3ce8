import MiniSearch from 'minisearch';
import type { JudgedFact } from './answer-types.ts';
import { caveatsOf, holdsOn } from './review.ts';
import type { FaqEntry, Knowledge, OfficersFaq, Source } from './types.ts';

export interface FaqAnswer {
  id: string;
  question: string;
  facts: readonly JudgedFact[];
  sources: readonly Source[];
  /** Ids and questions to offer next. */
  related: readonly { id: string; question: string }[];
  /** When an officer's answer was approved (YYYY-MM-DD); absent where it is the knowledge base's own. */
  answered?: string;
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
    ...(entry.answered ? { answered: entry.answered } : {}),
    facts,
    sources: [...sourceIds].flatMap((source) => knowledge.sources.get(source) ?? []),
    related: entry.related.flatMap((next) => {
      const found = knowledge.faq.find((candidate) => candidate.id === next);
      return found ? [{ id: found.id, question: found.question }] : [];
    }),
  };
}

/**
 * The knowledge base with what officers have answered since it was written. What is in its files by the same id stays as it is
 * there.
 */
export function withOfficersFaq(knowledge: Knowledge, { sources, faq }: OfficersFaq): Knowledge {
  const known = new Set(knowledge.faq.map(({ id }) => id));
  const added = faq.filter(({ id }) => !known.has(id));
  if (!added.length) return knowledge;
  const more = sources.filter(({ id }) => !knowledge.sources.has(id));
  return {
    ...knowledge,
    faq: [...knowledge.faq, ...added],
    sources: new Map([...knowledge.sources, ...more.map((source) => [source.id, source] as const)]),
  };
}

/** Share of words (Jaccard) that a question must have in common with an answered one to be taken for the same. */
const SAME = 0.6;

/**
 * The question answered by an officer that is nearly word for word what somebody asks now, by its id; null where there is none.
 * It finds what no intent leads to: the assistant did not understand it the first time either.
 */
export function findAnswered(knowledge: Knowledge, text: string): string | null {
  const asked = wordsOf(text);
  let best: { id: string; share: number } | null = null;
  for (const { id, answered, question, keywords } of knowledge.faq) {
    if (!answered) continue;
    const share = Math.max(...[question, ...keywords].map((wording) => likeness(asked, wordsOf(wording))));
    if (share >= SAME && share > (best?.share ?? 0)) best = { id, share };
  }
  return best?.id ?? null;
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word)));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
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
