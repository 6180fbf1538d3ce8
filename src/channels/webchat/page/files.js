/**
 * Photos and documents this page sent, in IndexedDB: an unsent one survives a reload, and a sent one can be shown
 * again before the server offers it. Without IndexedDB they are kept for as long as the page is open.
 */
const KEPT = 60;
const memory = new Map();
let database = null;

function open() {
  database ??= new Promise((resolve) => {
    const request = indexedDB.open('saudagar-webchat', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('files').createIndex('at', 'at');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  }).catch(() => null);
  return database;
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export async function keepFile(id, file) {
  memory.set(id, file);
  const db = await open();
  if (!db) return;
  try {
    const store = db.transaction('files', 'readwrite').objectStore('files');
    await settled(store.put({ file, at: Date.now() }, id));
    const keys = await settled(store.index('at').getAllKeys());
    for (const old of keys.slice(0, Math.max(0, keys.length - KEPT))) store.delete(old);
  } catch {
    // No room on the disk: the copy in memory is enough to send it.
  }
}

export async function findFile(id) {
  if (memory.has(id)) return memory.get(id);
  const db = await open();
  if (!db) return null;
  try {
    const kept = await settled(db.transaction('files').objectStore('files').get(id));
    return kept?.file ?? null;
  } catch {
    return null;
  }
}
