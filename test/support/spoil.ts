/** Every place in `value`, as the keys that lead to it. */
export function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** A copy of `value` with what is at `path` replaced, or taken away. */
export function withAt(value: unknown, [key, ...rest]: string[], put: unknown): unknown {
  if (key === undefined) return put;
  const entries = Object.entries(value ?? {}).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner]];
    const changed = withAt(inner, rest, put);
    return changed === undefined ? [] : [[name, changed]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
