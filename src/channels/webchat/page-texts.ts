import type { PageLanguage } from './wire.ts';

/** One sentence of `locales/<language>/webchat.ftl`, filled in. */
export type PageTexts = (
  language: PageLanguage,
  key: string,
  args?: Record<string, string | number>,
) => string;

/** What the page's scripts say, with the values that only they know left as `{name}`. */
const SAID_BY_SCRIPTS: Record<string, readonly string[]> = {
  'webchat-person-name': ['number'],
  'webchat-person-id': ['id'],
  'webchat-unread': ['count'],
  'webchat-new-messages': ['count'],
  'webchat-today': [],
  'webchat-yesterday': [],
  'webchat-said-by-you': [],
  'webchat-said-by-assistant': [],
  'webchat-state-pending': [],
  'webchat-state-sent': [],
  'webchat-state-failed': [],
  'webchat-failed-too-large': ['megabytes'],
  'webchat-failed-refused': [],
  'webchat-retry': [],
  'webchat-discard': [],
  'webchat-presence-ready': [],
  'webchat-presence-typing': [],
  'webchat-presence-connecting': [],
  'webchat-choices': [],
  'webchat-choice-past': [],
  'webchat-share-contact': [],
  'webchat-share-location': [],
  'webchat-photo': [],
  'webchat-photo-of-assistant': ['name'],
  'webchat-document': [],
  'webchat-download': ['name'],
  'webchat-location': [],
  'webchat-open-map': [],
  'webchat-contact': [],
  'webchat-started': [],
  'webchat-other-message': [],
  'webchat-location-searching': [],
  'webchat-location-refused': [],
  'webchat-location-invalid': [],
  'webchat-file-too-large': ['name', 'megabytes'],
  'webchat-id-invalid': [],
};

/** The table handed to the page's scripts, keys without their prefix. */
export function scriptTexts(texts: PageTexts, language: PageLanguage): Record<string, string> {
  const table = Object.entries(SAID_BY_SCRIPTS).map(([key, names]) => {
    const args = Object.fromEntries(names.map((name) => [name, `{${name}}`]));
    return [key.replace('webchat-', ''), texts(language, key, args)];
  });
  return Object.fromEntries(table);
}
