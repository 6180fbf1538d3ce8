import { t } from './settings.js';
import { load, save } from './storage.js';
import { tell } from './tabs.js';

/** The test persons of this browser: `{id, name, named}`; `named` once somebody chose the name. */
export function people() {
  return load('people', []);
}

/** The person this tab speaks as. Each tab has its own, so that two can talk side by side. */
export function currentPerson() {
  const id = sessionStorage.getItem('saudagar.current') ?? load('current', null);
  return people().find((person) => person.id === id) ?? people()[0] ?? addPerson();
}

export function choosePerson(id) {
  sessionStorage.setItem('saudagar.current', id);
  save('current', id);
  setUnread(id, 0);
}

/** A new person, or the known one with this id. */
export function addPerson(id = crypto.randomUUID(), name = '') {
  const all = people();
  const known = all.find((person) => person.id === id);
  if (known) return known;
  const person = { id, name: name || t('person-name', { number: all.length + 1 }), named: Boolean(name) };
  save('people', [...all, person]);
  tell({ kind: 'people' });
  return person;
}

export function renamePerson(id, name) {
  save(
    'people',
    people().map((person) => (person.id === id ? { ...person, name, named: true } : person)),
  );
  tell({ kind: 'people' });
}

export function unread(id) {
  return load('unread', {})[id] ?? 0;
}

export function setUnread(id, count) {
  const counts = load('unread', {});
  if ((counts[id] ?? 0) === count) return;
  save('unread', { ...counts, [id]: count });
  tell({ kind: 'unread' });
}

/** Position of the last message of the assistant that this browser got, by person. */
export function cursor(id) {
  return load('cursors', {})[id] ?? null;
}

export function setCursor(id, seq) {
  save('cursors', { ...load('cursors', {}), [id]: seq ?? undefined });
}
