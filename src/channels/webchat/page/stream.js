import { cursor, people } from './people.js';
import { alone, onNews, tell } from './tabs.js';

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

/**
 * Listens to the server for every test person and tells all tabs: `message`, `withdrawn`, `typing` and `connection` (`up`).
 * Browsers allow six connections to one server, so only one tab, the `holder`, has the stream.
 */
export function startStream() {
  const stream = { holder: false };
  alone('stream', () => {
    stream.holder = true;
    listen();
    // Held for as long as the tab lives.
    return new Promise(() => {});
  });
  return stream;
}

function listen() {
  let source = null;
  let wait = FIRST_WAIT;
  let timer = null;
  let up = false;
  let followed = '';

  const setUp = (value) => {
    up = value;
    tell({ kind: 'connection', up });
  };

  const open = () => {
    clearTimeout(timer);
    source?.close();
    const ids = people().map((person) => person.id);
    followed = ids.join();
    const query = new URLSearchParams(ids.map((id) => ['person', id]));
    const since = new URLSearchParams(ids.filter(cursor).map((id) => [id, cursor(id)]));
    source = new EventSource(`/webchat/events?${query}&since=${encodeURIComponent(since)}`);
    source.onopen = () => {
      wait = FIRST_WAIT;
      setUp(true);
    };
    // A stream of our own making instead of the browser's retry: it gives up on the first refusal.
    source.onerror = () => {
      source.close();
      setUp(false);
      timer = setTimeout(open, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
    source.addEventListener('message', (event) => tell({ kind: 'message', ...JSON.parse(event.data) }));
    source.addEventListener('withdrawn', (event) => tell({ kind: 'withdrawn', ...JSON.parse(event.data) }));
    source.addEventListener('typing', (event) => tell({ kind: 'typing', ...JSON.parse(event.data) }));
  };

  onNews((news) => {
    if (
      news.kind === 'people' &&
      people()
        .map((person) => person.id)
        .join() !== followed
    )
      open();
    // A tab that was opened later asks how things stand.
    if (news.kind === 'hello') tell({ kind: 'connection', up });
  });
  addEventListener('online', () => up || open());
  open();
}
