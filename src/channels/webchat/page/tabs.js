/** Tabs of this page talk to each other: one of them listens to the server for all. */
const channel = new BroadcastChannel('saudagar-webchat');
const handlers = new Set();

channel.onmessage = (event) => {
  for (const handler of handlers) handler(event.data);
};

/** `handler` gets what any tab says, this one included. */
export function onNews(handler) {
  handlers.add(handler);
}

/** Told to the other tabs and, at once, to this one. */
export function tell(news) {
  channel.postMessage(news);
  for (const handler of handlers) handler(news);
}

/** Runs `task` in one tab at a time; the next one in line takes over when its tab is closed. */
export function alone(name, task) {
  return navigator.locks ? navigator.locks.request(`saudagar-${name}`, task) : task();
}
