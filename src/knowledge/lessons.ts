import { allFacts } from './load-knowledge.ts';
import { type Caveat, caveatsOf, holdsOn } from './review.ts';
import type { Fact, Knowledge, Lesson, Source } from './types.ts';

/** What stands behind some text of a lesson. */
export interface LessonEvidence {
  /** What most of the facts rest on comes first. */
  sources: readonly Source[];
  /** The years its facts were known to hold in, oldest and newest. */
  from: string;
  to: string;
  caveats: ReadonlySet<Caveat>;
}

/**
 * The evidence of the facts with these ids on `today` (YYYY-MM-DD). A fact that holds no more counts as one to be checked
 * again: the text that rests on it still says what it said.
 */
export function evidenceOf(knowledge: Knowledge, ids: readonly string[], today: string): LessonEvidence {
  const facts = ids.flatMap((id) => factsById(knowledge).get(id) ?? []);
  const years = facts.map(({ asOf }) => asOf.slice(0, 4)).sort();
  const cited = facts.flatMap(({ source }) => source);
  const times = (id: string) => cited.filter((other) => other === id).length;
  const sources = [...new Set(cited)].sort((a, b) => times(b) - times(a));
  return {
    sources: sources.flatMap((id) => knowledge.sources.get(id) ?? []),
    from: years[0] ?? '',
    to: years.at(-1) ?? '',
    caveats: new Set(
      facts.flatMap((fact): Caveat[] => [
        ...caveatsOf(fact, fact.kind, today),
        ...(holdsOn(fact, today) ? [] : ['to-recheck' as const]),
      ]),
    ),
  };
}

/** Facts that a lesson rests on and that are not there, or have ended; numbers that do not count 1, 2, 3 … */
export function checkLessons(knowledge: Knowledge, today: string): string[] {
  const facts = factsById(knowledge);
  return knowledge.lessons.flatMap((lesson, at) => {
    const part = `lessons/${lesson.id}`;
    const order = lesson.number === at + 1 ? [] : [`${part}: number should be ${at + 1}`];
    const ids = new Set(restsOn(lesson));
    const problems = [...ids].flatMap((id) => {
      const fact = facts.get(id);
      if (!fact) return [`${part}: from "${id}" does not exist`];
      return holdsOn(fact, today) ? [] : [`${part}: from "${id}" holds no more`];
    });
    return [...order, ...problems];
  });
}

/** Ids of all facts of a lesson, its quiz included. */
function restsOn({ pages, quiz }: Lesson): string[] {
  return [...pages, ...quiz].flatMap(({ from }) => from);
}

const indexes = new WeakMap<Knowledge, ReadonlyMap<string, Fact>>();

/** Built on the first lesson and kept as long as the knowledge it was built from. */
function factsById(knowledge: Knowledge): ReadonlyMap<string, Fact> {
  const known = indexes.get(knowledge);
  if (known) return known;
  const built = new Map(allFacts(knowledge).map(({ fact }) => [fact.id, fact]));
  indexes.set(knowledge, built);
  return built;
}
