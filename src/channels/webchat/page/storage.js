/** localStorage that neither throws when it is full or forbidden nor trips over what another version left there. */

export function load(key, fallback) {
  try {
    return JSON.parse(localStorage.getItem(`saudagar.${key}`)) ?? fallback;
  } catch {
    return fallback;
  }
}

export function save(key, value) {
  try {
    if (value === null || value === undefined) localStorage.removeItem(`saudagar.${key}`);
    else localStorage.setItem(`saudagar.${key}`, JSON.stringify(value));
  } catch {
    // The page goes on without memory.
  }
}

/** Everything stored under keys that begin with `prefix`. */
export function loadAll(prefix) {
  const start = `saudagar.${prefix}`;
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(start))
      .map((key) => load(key.slice('saudagar.'.length), null))
      .filter((value) => value !== null);
  } catch {
    return [];
  }
}
