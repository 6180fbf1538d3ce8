import type { Lexicon } from '../lexicon/schema.ts';
import { createPhraseIndex } from '../match/phrase-index.ts';
import type { Word } from '../normalise/normaliser.ts';
import type { Entity } from './entities.ts';

/** A cue group whose phrase stands in the message: words `from` up to, not including, `to`. */
export interface CueHit {
  readonly cue: string;
  readonly from: number;
  readonly to: number;
}

export interface CueFinder {
  /** Cues in the message. One inside a longer cue or inside a name of several words says nothing of its own. */
  find(words: readonly Word[], entities: readonly Entity[]): CueHit[];
  words(): Iterable<string>;
}

export function createCueFinder(lexicon: Pick<Lexicon, 'cues' | 'slang'>): CueFinder {
  const entries = Object.entries(lexicon.cues.cues).flatMap(([cue, { phrases }]) =>
    phrases.map((phrase) => [phrase, cue] as const),
  );
  const index = createPhraseIndex(entries, lexicon.slang.words);
  return {
    words: () => index.words(),
    find(words, entities) {
      const hits = index.find(words).map(({ meaning, from, to }) => ({ cue: meaning, from, to }));
      const covers = [...hits, ...entities];
      return hits.filter((hit) => !covers.some((cover) => isInside(hit, cover)));
    },
  };
}

function isInside(hit: { from: number; to: number }, cover: { from: number; to: number }): boolean {
  return cover.from <= hit.from && hit.to <= cover.to && cover.to - cover.from > hit.to - hit.from;
}
