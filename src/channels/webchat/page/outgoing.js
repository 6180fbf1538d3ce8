import { post } from './api.js';
import { findFile } from './files.js';
import { load, loadAll, save } from './storage.js';
import { alone, tell } from './tabs.js';

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const timers = new Map();
const waits = new Map();

/**
 * Messages on their way, each under a key of its own in localStorage, so that tabs do not overwrite each other's.
 * An item is `{person, id, at, content, displayName?, language, failed?}`; `failed` holds the reason it was refused.
 */
export function outgoing(person) {
  return loadAll(`outgoing.${person}.`).sort((a, b) => a.at.localeCompare(b.at));
}

/** Keeps `item` until the server has it, and sends it after those before it. */
export function enqueue(item) {
  store(item);
  tell({ kind: 'own', item });
  flush(item.person);
}

export function retry(person, id) {
  const item = load(key(person, id), null);
  if (!item) return;
  const { failed: _, ...again } = item;
  store(again);
  tell({ kind: 'own', item: again });
  flush(person);
}

export function discard(person, id) {
  save(key(person, id), null);
  tell({ kind: 'discarded', person, id });
}

/** Sends what waits, in order; on trouble tries again later, by itself. */
export function flush(person) {
  clearTimeout(timers.get(person));
  return alone(`send-${person}`, async () => {
    for (;;) {
      const item = outgoing(person).find((waiting) => !waiting.failed);
      if (!item) return waits.delete(person);
      const file = item.content.media ? await findFile(item.id) : null;
      const answer =
        item.content.media && !file ? { kind: 'never', reason: 'refused' } : await post(item, file);
      if (answer.kind === 'later') return later(person);
      waits.delete(person);
      if (answer.kind === 'done') {
        save(key(person, item.id), null);
        tell({ kind: 'accepted', person, id: item.id, at: answer.at });
      } else {
        store({ ...item, failed: answer.reason });
        tell({ kind: 'own', item: { ...item, failed: answer.reason } });
      }
    }
  });
}

function later(person) {
  const wait = waits.get(person) ?? FIRST_WAIT;
  waits.set(person, Math.min(wait * 2, LONGEST_WAIT));
  clearTimeout(timers.get(person));
  timers.set(
    person,
    setTimeout(() => flush(person), wait),
  );
}

function store(item) {
  save(key(item.person, item.id), item);
}

function key(person, id) {
  return `outgoing.${person}.${id}`;
}
