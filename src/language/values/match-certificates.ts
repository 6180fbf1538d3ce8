import { editDistance } from '../edit-distance.ts';
import type { Lexicon } from '../lexicon/schema.ts';
import { simplify } from '../simplify.ts';

/** Certificates named in an answer; `none` is true where the person says they hold none. */
export interface CertificatesMatch {
  readonly ids: readonly string[];
  readonly none: boolean;
}

/** Finds the certificates named in a text ("halal sama pirt", "udah punya HACCP dan SKP", "belum ada"). */
export function matchCertificates(text: string, lexicon: Lexicon['certificates']): CertificatesMatch {
  const typed = ` ${simplify(text)} `;
  const hits = lexicon.certificates.flatMap(({ id, aliases }) =>
    aliases.filter((alias) => typed.includes(` ${alias} `)).map((alias) => ({ id, alias })),
  );
  // "notifikasi bpom" is not also "bpom": a name inside a longer one found does not count.
  const exact = hits
    .filter(
      ({ id, alias }) => !hits.some((other) => other.id !== id && ` ${other.alias} `.includes(` ${alias} `)),
    )
    .map(({ id }) => id);
  const near = typed
    .split(' ')
    .filter((word) => word.length >= 4 && !hits.some(({ alias }) => ` ${alias} `.includes(` ${word} `)))
    .flatMap((word) =>
      lexicon.certificates.filter(({ aliases }) => aliases.some((alias) => isTypo(word, alias))),
    );
  const found = new Set([...exact, ...near.map(({ id }) => id)]);
  const ordered = lexicon.certificates.map(({ id }) => id).filter((id) => found.has(id));
  const none = ordered.length === 0 && lexicon.none.some((phrase) => typed.includes(` ${phrase} `));
  return { ids: ordered, none };
}

function isTypo(word: string, alias: string): boolean {
  return alias.length >= 5 && editDistance(word, alias) === 1;
}
