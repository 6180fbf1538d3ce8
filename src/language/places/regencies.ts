import { allowedEdits, editDistance } from '../edit-distance.ts';
import type { PlaceLexicon } from '../lexicon/schema.ts';
import { simplify } from '../simplify.ts';

/** A kabupaten or kota; `code` as in the ministry of home affairs' list ("64.72"), `province` by name. */
export interface Regency {
  readonly code: string;
  readonly name: string;
  readonly provinceCode: string;
  readonly province: string;
}

/** `near` is a likely misspelling and wants a confirmation. */
export type RegencyMatch =
  | { readonly kind: 'exact'; readonly regency: Regency }
  | { readonly kind: 'near'; readonly regency: Regency }
  | { readonly kind: 'ambiguous'; readonly regencies: readonly Regency[] }
  | { readonly kind: 'none' };

/** Indonesia's kabupaten and kota as people name them. */
export interface Regencies {
  matchRegency(text: string): RegencyMatch;
  nearestRegency(latitude: number, longitude: number): Regency | null;
  listRegencies(provinceCode: string): readonly Regency[];
  findRegency(code: string): Regency | null;
}

/** Further than this from every known seat a shared location says nothing; the largest kabupaten spans ~300 km. */
const NEAREST_LIMIT_KM = 250;
const AMBIGUOUS_LIMIT = 6;

interface Named {
  readonly regency: Regency;
  readonly names: readonly string[];
  readonly home: boolean;
}

/**
 * Builds the register from the official list and the lexicon's nicknames and seats. Kalimantan Timur and Utara win where
 * a name exists elsewhere too.
 */
export function createRegencies(all: readonly Regency[], places: PlaceLexicon): Regencies {
  const byCode = new Map(all.map((regency) => [regency.code, regency]));
  const nicknames = new Map(places.regencies.map((entry) => [entry.code, entry.aliases]));
  const named = all.map((regency): Named => {
    const full = simplify(regency.name);
    const bare = full.replace(/^(kabupaten|kota)( administrasi)? /, '');
    const names = [
      full,
      full.replace(/^kabupaten/, 'kab'),
      bare,
      ...(nicknames.get(regency.code) ?? []).map((name) => simplify(name)),
    ];
    return { regency, names, home: nicknames.has(regency.code) };
  });
  const home = named.filter((entry) => entry.home);

  return {
    matchRegency(text) {
      const typed = clean(text);
      if (typed.length < 2) return { kind: 'none' };
      for (const find of [findSame, findInside, findBegun]) {
        for (const group of [home, named]) {
          const found = find(typed, group);
          if (found.length > 0) return decide('exact', found);
        }
      }
      for (const group of [home, named]) {
        const found = findTypo(typed, group);
        if (found.length > 0) return decide('near', found);
      }
      return { kind: 'none' };
    },
    nearestRegency(latitude, longitude) {
      const distances = places.regencies
        .flatMap(({ code, seat }) =>
          seat ? [{ code, km: kilometres(latitude, longitude, seat.lat, seat.lon) }] : [],
        )
        .sort((a, b) => a.km - b.km);
      const nearest = distances[0];
      return nearest && nearest.km <= NEAREST_LIMIT_KM ? (byCode.get(nearest.code) ?? null) : null;
    },
    listRegencies: (provinceCode) => all.filter((regency) => regency.provinceCode === provinceCode),
    findRegency: (code) => byCode.get(code) ?? null,
  };
}

function decide(kind: 'exact' | 'near', found: readonly Regency[]): RegencyMatch {
  const [regency, ...others] = found;
  if (!regency) return { kind: 'none' };
  if (others.length === 0) return { kind, regency };
  return found.length <= AMBIGUOUS_LIMIT ? { kind: 'ambiguous', regencies: found } : { kind: 'none' };
}

function findSame(typed: string, group: readonly Named[]): Regency[] {
  return pick(group, (name) => name === typed);
}

function findInside(typed: string, group: readonly Named[]): Regency[] {
  const hits = group.flatMap(({ regency, names }) =>
    names
      .filter((name) => name.length > 2 && ` ${typed} `.includes(` ${name} `))
      .map((name) => ({ regency, name })),
  );
  const longest = Math.max(0, ...hits.map(({ name }) => name.length));
  return [...new Set(hits.filter(({ name }) => name.length === longest).map(({ regency }) => regency))];
}

function findBegun(typed: string, group: readonly Named[]): Regency[] {
  return typed.length < 3 ? [] : pick(group, (name) => name.startsWith(typed));
}

function findTypo(typed: string, group: readonly Named[]): Regency[] {
  const allowed = allowedEdits(typed.length);
  const scored = group.map(({ regency, names }) => ({
    regency,
    edits: Math.min(...names.filter((name) => name.length > 3).map((name) => editDistance(typed, name))),
  }));
  const best = Math.min(...scored.map(({ edits }) => edits));
  return allowed === 0 || best > allowed
    ? []
    : scored.filter(({ edits }) => edits === best).map((entry) => entry.regency);
}

function pick(group: readonly Named[], test: (name: string) => boolean): Regency[] {
  return group.filter(({ names }) => names.some(test)).map(({ regency }) => regency);
}

function clean(text: string): string {
  return simplify(text)
    .replace(
      /\b(saya|sy|aku|ulun|kami|di|dari|tinggal|usaha|domisili|lokasi|daerah|kak|ya|pak|bu|aja|orang|sini)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Great-circle distance on a sphere of 6371 km. */
function kilometres(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(a)));
}
