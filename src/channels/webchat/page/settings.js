const { settings, texts } = JSON.parse(document.getElementById('data').textContent);

/** `{language, timeZone, maxUploadBytes}`, from the server. */
export { settings };

/** A sentence of the page by its key (without the prefix), its `{name}` places filled. */
export function t(key, values = {}) {
  return (texts[key] ?? key).replaceAll(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

export const megabytes = Math.floor(settings.maxUploadBytes / 1024 / 1024);
