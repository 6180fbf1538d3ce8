/** What the server may answer to a message: done, try again later, or never (with the reason's code). */

export async function post(item, file) {
  const { person, id, displayName, language, content } = item;
  let body;
  const headers = {};
  if (content.kind === 'image' || content.kind === 'document') {
    body = new FormData();
    const fields = { person, id, displayName, language, kind: content.kind, caption: content.caption };
    for (const [name, value] of Object.entries(fields)) if (value) body.append(name, value);
    body.append('file', file, content.media.fileName);
  } else {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify({ person, id, displayName, language, content });
  }
  const path = body instanceof FormData ? '/webchat/uploads' : '/webchat/messages';
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(60_000),
    });
    if (response.ok) return { kind: 'done', ...(await response.json()) };
    if (response.status === 413) return { kind: 'never', reason: 'too-large' };
    if (response.status >= 500 || response.status === 408 || response.status === 429)
      return { kind: 'later' };
    return { kind: 'never', reason: 'refused' };
  } catch {
    return { kind: 'later' };
  }
}

/** Both sides of a person's chat, oldest first; throws while the server is away. */
export async function fetchHistory(person) {
  const response = await fetch(`/webchat/history?person=${encodeURIComponent(person)}`, {
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new Error(`history: ${response.status}`);
  return (await response.json()).messages;
}

export function mediaUrl(person, hash) {
  return `/webchat/media/${encodeURIComponent(hash)}?person=${encodeURIComponent(person)}`;
}
