import { renderChoices } from './choices.js';
import { assistantContent, ownContent } from './content.js';
import { dayOf, nameOfDay, timeOf } from './dates.js';
import { megabytes, t } from './settings.js';
import { element, fromTemplate } from './templates.js';

const log = document.getElementById('log');
const list = document.getElementById('messages');
const toEnd = document.getElementById('to-end');
const typing = document.getElementById('typing');
const TYPING_LASTS = 8_000;
const NEAR_END = 120;

/** The reply that a row was made of, as JSON: an edited message gets a new row. */
const looks = new WeakMap();

/** Shows a timeline. Message elements are kept from one `show` to the next, so that nothing flickers or is read twice. */
export function createLogView(act) {
  let shown = new Map();
  let unseen = 0;
  let typingTimer = null;
  let lastPerson = null;

  /** Whether the view keeps to the end. Only a person moves away from it; content that grows does not. */
  let following = true;
  let lastTop = 0;
  const showUnseen = () => {
    const count = toEnd.querySelector('.to-end-count');
    toEnd.hidden = following;
    count.hidden = unseen === 0;
    count.textContent = String(unseen);
    toEnd.title = unseen ? t('new-messages', { count: unseen }) : '';
  };
  const scrollToEnd = (behavior = 'auto') => {
    following = true;
    unseen = 0;
    log.scrollTo({ top: log.scrollHeight, behavior });
    showUnseen();
  };
  log.addEventListener('scroll', () => {
    const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    if (nearEnd) following = true;
    else if (log.scrollTop < lastTop) following = false;
    lastTop = log.scrollTop;
    if (following && nearEnd) unseen = 0;
    showUnseen();
  });
  toEnd.addEventListener('click', () => scrollToEnd('smooth'));
  // A picture that loads late, the keyboard, a turned phone: who was at the end stays there.
  const follow = new ResizeObserver(() => following && scrollToEnd());
  follow.observe(log);
  follow.observe(list);

  return {
    /** `settled`: what is new was said just now, and is read out; the past is not. */
    show(person, timeline, settled) {
      log.ariaLive = settled ? 'polite' : 'off';
      const switched = lastPerson !== person;
      if (switched) shown = new Map();
      lastPerson = person;
      const before = shown;
      shown = new Map();
      const rows = [];
      timeline.entries.forEach((entry, index) => {
        const previous = timeline.entries[index - 1];
        const newDay = !previous || dayOf(previous.at) !== dayOf(entry.at);
        if (newDay) rows.push(daySeparator(entry.at));
        const kept = before.get(entry.key);
        const look = JSON.stringify(entry.reply);
        const row = kept && looks.get(kept) === look ? kept : messageRow(person, timeline, index);
        looks.set(row, look);
        shown.set(entry.key, row);
        row.classList.toggle('follows', !newDay && previous?.from === entry.from);
        update(row, timeline, index, act);
        rows.push(row);
      });
      place(rows);
      const added = timeline.entries.filter((entry) => !before.has(entry.key));
      const ownAdded = added.some((entry) => entry.from === 'person' && entry.state === 'pending');
      if (switched || following || ownAdded) scrollToEnd();
      else {
        unseen += added.filter((entry) => entry.from === 'assistant').length;
        showUnseen();
      }
    },

    /** Dots, until a message comes or the assistant seems to have thought better of it. */
    typing(active) {
      clearTimeout(typingTimer);
      typing.hidden = !active;
      if (active) typingTimer = setTimeout(() => act.typingEnded(), TYPING_LASTS);
      if (active && following) scrollToEnd();
    },
  };
}

/** Puts `rows` into the list, touching only what is not already in its place. */
function place(rows) {
  let at = list.firstElementChild;
  for (const row of rows) {
    if (at?.dataset.day && row.dataset.day === at.dataset.day) {
      // The day is the same, its name may not be: midnight passes.
      at.firstElementChild.textContent = row.textContent;
      at = at.nextElementSibling;
    } else if (row === at) {
      at = at.nextElementSibling;
    } else {
      list.insertBefore(row, at);
    }
  }
  while (at) {
    const next = at.nextElementSibling;
    at.remove();
    at = next;
  }
}

function daySeparator(at) {
  const row = element('li', '', { className: 'day' });
  row.dataset.day = dayOf(at);
  row.append(element('span', nameOfDay(at)));
  return row;
}

function messageRow(person, timeline, index) {
  const entry = timeline.entries[index];
  const row = fromTemplate('message');
  row.dataset.from = entry.from;
  row.dataset.key = entry.key;
  const own = entry.from === 'person';
  row.querySelector('.said-by').textContent = t(own ? 'said-by-you' : 'said-by-assistant');
  const label = own && entry.content.kind === 'choice' ? timeline.labelOf(index) : '';
  row
    .querySelector('.body')
    .append(
      ...(own ? ownContent(person, entry.key, entry.content, label) : assistantContent(person, entry.reply)),
    );
  return row;
}

function update(row, timeline, index, act) {
  const entry = timeline.entries[index];
  const time = row.querySelector('time');
  time.dateTime = entry.at;
  time.textContent = timeOf(entry.at);
  if (entry.from === 'person') return updateState(row, entry, act);
  const state = timeline.choiceState(index);
  const fingerprint = JSON.stringify(state);
  if (row.dataset.choices === fingerprint) return;
  row.dataset.choices = fingerprint;
  renderChoices(row.querySelector('.choices'), entry.reply, state, act);
}

function updateState(row, entry, act) {
  if (row.dataset.state === entry.state) return;
  row.dataset.state = entry.state;
  const tick = row.querySelector('.tick');
  tick.hidden = false;
  tick.querySelector('use').setAttribute('href', `#icon-${entry.state}`);
  tick.querySelector('.visually-hidden').textContent = t(`state-${entry.state}`);
  const failure = row.querySelector('.failure');
  failure.hidden = entry.state !== 'failed';
  if (failure.hidden) return;
  failure.querySelector('span').textContent = t(`failed-${entry.failed}`, { megabytes });
  const again = failure.querySelector('[data-retry]');
  again.textContent = t('retry');
  again.onclick = () => act.retry(entry.key);
  const discard = failure.querySelector('[data-discard]');
  discard.textContent = t('discard');
  discard.onclick = () => act.discard(entry.key);
}
