import type { Knowledge, Representation } from '../../knowledge/index.ts';
import { allowedEdits, editDistance, simplify } from '../../language/index.ts';

/** Which representations a text names: surely (one, or several of one country), or perhaps, where it was misspelt. */
export interface OfficeMatch {
  found: readonly Representation[];
  near: readonly Representation[];
}

/** By id, city, another name of it, kind and city ("itpc osaka"), or country. `countriesIn` reads countries out of a text. */
export function findOffices(
  { representations, countries }: Pick<Knowledge, 'representations' | 'countries'>,
  text: string,
  countriesIn: (text: string) => readonly string[] = () => [],
): OfficeMatch {
  const wanted = simplify(text);
  const exact = representations.filter((office) => namesOf(office).includes(wanted));
  if (exact.length) return { found: exact, near: [] };

  const contained = representations.filter((office) =>
    [simplify(office.city), ...office.aliases.map((alias) => simplify(alias))].some((name) =>
      ` ${wanted} `.includes(` ${name} `),
    ),
  );
  if (contained.length) return { found: narrow(contained, wanted), near: [] };

  const called = [...countries.values()].filter(({ code, name }) =>
    [code, name.id, name.en].some((each) => simplify(each) === wanted),
  );
  const named = inCountries(called.map(({ code }) => code));
  if (named.length) return { found: narrow(named, wanted), near: [] };

  const near = representations.filter((office) =>
    namesOf(office).some((name) => editDistance(name, wanted) <= allowedEdits(wanted.length)),
  );
  if (near.length) return { found: [], near };
  return { found: narrow(inCountries(countriesIn(text)), wanted), near: [] };

  function inCountries(codes: readonly string[]): Representation[] {
    return representations.filter(({ country }) => codes.includes(country));
  }
}

/** "itpc jepang" means the ITPC alone, where the country has both. */
function narrow(offices: readonly Representation[], wanted: string): readonly Representation[] {
  const ofType = offices.filter(({ type }) => wanted.split(' ').includes(type));
  return ofType.length ? ofType : offices;
}

function namesOf({ id, name, city, type, aliases }: Representation): string[] {
  return [id, name, city, `${type} ${city}`, ...aliases].map((called) => simplify(called));
}
