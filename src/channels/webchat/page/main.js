import { fetchHistory } from './api.js';
import { createComposer } from './composer.js';
import { keepFile } from './files.js';
import { createLogView } from './log-view.js';
import { discard, enqueue, flush, outgoing, retry } from './outgoing.js';
import { addPerson, choosePerson, currentPerson, people, setCursor, setUnread, unread } from './people.js';
import { createPeopleView } from './people-view.js';
import { settings, t } from './settings.js';
import { startStream } from './stream.js';
import { onNews, tell } from './tabs.js';
import { Timeline } from './timeline.js';

const BANNER_AFTER = 1_500;
const title = document.title;
const address = new URL(location.href);

let person;
let timeline;
let connected = false;
let typing = false;
/** Whether the server's account of this chat has been seen: only then is an empty chat really a new one. */
let loaded = false;

const composer = createComposer(say);
const peopleView = createPeopleView(open);
const view = createLogView({
  choose(choice, prompt) {
    say({ kind: 'choice', id: choice.id, prompt, label: choice.label });
    composer.focus();
  },
  share: (what) => composer.share[what](),
  retry: (id) => retry(person.id, id),
  discard: (id) => discard(person.id, id),
  typingEnded: () => setTyping(false),
});

async function say(content, file) {
  const id = crypto.randomUUID();
  const sender = { person: person.id, language: settings.language };
  const at = nextMoment();
  if (file) await keepFile(id, file);
  enqueue({ ...sender, id, at, content, ...(person.named ? { displayName: person.name } : {}) });
}

/** Messages of one moment still have an order. */
let lastMoment = 0;
function nextMoment() {
  lastMoment = Math.max(Date.now(), lastMoment + 1);
  return new Date(lastMoment).toISOString();
}

function open(id) {
  choosePerson(id);
  person = currentPerson();
  timeline = new Timeline();
  loaded = false;
  timeline.replace([], outgoing(person.id));
  composer.for(person.id);
  setTyping(false);
  show();
  refresh();
  composer.focus();
}

/** Asks for both sides of the chat; also after a break, which may have been longer than the stream remembers. */
async function refresh() {
  const { id } = person;
  try {
    const history = await fetchHistory(id);
    if (id !== person.id) return;
    timeline.replace(history, outgoing(id));
    setCursor(id, history.findLast((message) => message.from === 'assistant')?.seq);
    show();
    loaded = true;
    show();
  } catch {
    // The stream's next connection asks again.
  }
}

function show() {
  view.show(person.id, timeline, loaded);
  peopleView.show(person);
  document.getElementById('welcome').hidden = !loaded || timeline.entries.length > 0;
  const waiting = people().reduce((sum, { id }) => sum + unread(id), 0);
  document.title = waiting ? `(${waiting}) ${title}` : title;
  const presence = connected ? (typing ? 'presence-typing' : 'presence-ready') : 'presence-connecting';
  document.getElementById('presence').textContent = t(presence);
}

function setTyping(active) {
  typing = active;
  view.typing(active);
  show();
}

const heard = {
  message({ person: id, ...message }) {
    setCursor(id, message.seq);
    if (message.edited) {
      if (id === person.id && timeline.editAssistant(message)) show();
      return;
    }
    if (id !== person.id || document.hidden) countUnread(id);
    if (id !== person.id) return;
    if (!document.hidden) setUnread(id, 0);
    if (timeline.addAssistant(message)) setTyping(false);
  },
  withdrawn({ person: id, key, seq }) {
    setCursor(id, seq);
    if (id !== person.id) return;
    timeline.remove(key);
    show();
  },
  typing: ({ person: id }) => id === person.id && setTyping(true),
  own({ item }) {
    if (item.person !== person.id) return;
    timeline.putOwn(item);
    show();
  },
  accepted({ person: id, id: key, at }) {
    if (id !== person.id) return;
    timeline.accept(key, at);
    show();
  },
  discarded({ person: id, id: key }) {
    if (id !== person.id) return;
    timeline.remove(key);
    show();
  },
  people() {
    person = currentPerson();
    show();
  },
  unread: () => show(),
  connection({ up }) {
    if (up === connected) return;
    connected = up;
    showBanner();
    if (!up) return setTyping(false);
    refresh();
    for (const { id } of people()) flush(id);
  },
};

/** Every tab hears of a message: the stream's holder raises the count, a visible tab of that person clears it. */
function countUnread(id) {
  if (stream.holder) setUnread(id, unread(id) + 1);
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) setUnread(person.id, 0);
});

let bannerTimer;
function showBanner() {
  clearTimeout(bannerTimer);
  const banner = document.getElementById('banner');
  if (connected) banner.hidden = true;
  else bannerTimer = setTimeout(() => Object.assign(banner, { hidden: connected }), BANNER_AFTER);
}

function start() {
  const payload = address.searchParams.get('start') ?? undefined;
  say({ kind: 'start', payload });
}

const asked = address.searchParams.get('person') ?? '';
if (/^[A-Za-z0-9_-]{1,64}$/.test(asked)) choosePerson(addPerson(asked).id);
person = currentPerson();
document.getElementById('start').addEventListener('click', start);
onNews((news) => heard[news.kind]?.(news));
open(person.id);
showBanner();
const stream = startStream();
tell({ kind: 'hello' });
