import { mediaUrl } from './api.js';
import { findFile } from './files.js';
import { renderRichText } from './rich-text.js';
import { t } from './settings.js';
import { element, icon } from './templates.js';

/** What stands in the assistant's bubble: its file, then its words. */
export function assistantContent(person, { text, attachment }) {
  return [...(attachment ? [attached(person, attachment)] : []), ...renderRichText(text)];
}

function attached(person, file) {
  if (file.kind === 'place') return pin(file);
  if (file.kind === 'image') {
    return photo(mediaUrl(person, file.hash), t('photo-of-assistant', { name: file.fileName }));
  }
  const url =
    file.kind === 'text-file'
      ? URL.createObjectURL(new Blob([file.content], { type: file.mimeType }))
      : mediaUrl(person, file.hash);
  return documentLink(file.fileName, url);
}

/** What stands in one's own bubble. `label` is the words of a tapped choice. */
export function ownContent(person, key, content, label) {
  switch (content.kind) {
    case 'text':
      return [element('p', content.text)];
    case 'choice':
      return [element('p', label)];
    case 'start':
      return [element('p', t('started'))];
    case 'image':
      return [ownPhoto(person, key, content), ...caption(content)];
    case 'document':
      return [ownDocument(person, key, content), ...caption(content)];
    case 'location':
      return [pin(content)];
    case 'contact':
      return [contactCard(content.phone)];
    default:
      return [element('p', t('other-message'))];
  }
}

function caption(content) {
  return content.caption ? [element('p', content.caption)] : [];
}

function ownPhoto(person, key, { media }) {
  const stored = media.stored && mediaUrl(person, media.stored.hash);
  const shown = photo(stored ?? '', media.fileName ?? t('photo'));
  if (!stored)
    whenFound(
      key,
      (url) => Object.assign(shown.querySelector('img'), { src: url }),
      () => {
        shown.replaceWith(documentLink(media.fileName ?? t('photo'), null));
      },
    );
  return shown;
}

function ownDocument(person, key, { media }) {
  const name = media.fileName ?? t('document');
  const link = documentLink(name, media.stored ? mediaUrl(person, media.stored.hash) : null);
  if (!media.stored) whenFound(key, (url) => Object.assign(link, { href: url, download: name }));
  return link;
}

/** Until the server shows a file, our own copy does. */
async function whenFound(key, show, missing = () => {}) {
  const file = await findFile(key);
  if (file) show(URL.createObjectURL(file));
  else missing();
}

function photo(url, description) {
  const button = element('button', '', { type: 'button', className: 'photo' });
  const image = element('img', '', { alt: description, loading: 'lazy', ...(url ? { src: url } : {}) });
  button.append(image);
  button.addEventListener('click', () => {
    const viewer = document.getElementById('viewer');
    Object.assign(viewer.querySelector('img'), { src: image.src, alt: description });
    viewer.showModal();
  });
  return button;
}

export function documentLink(name, url) {
  const kind = /\.(\w{1,8})$/.exec(name)?.[1]?.toUpperCase() ?? t('document');
  const link = card('document', name, kind);
  if (url) Object.assign(link, { href: url, download: name, ariaLabel: t('download', { name }) });
  return link;
}

function pin({ latitude, longitude }) {
  const link = card('location', t('location'), `${latitude}, ${longitude}`);
  const url = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=13/${latitude}/${longitude}`;
  return Object.assign(link, {
    href: url,
    target: '_blank',
    rel: 'noopener noreferrer',
    title: t('open-map'),
  });
}

function contactCard(phone) {
  return card('phone', t('contact'), phone);
}

/** A sign with two lines of text; a link where it leads somewhere. */
function card(symbol, title, detail) {
  const link = element('a', '', { className: 'card' });
  const sign = element('span', '', { className: 'card-sign' });
  sign.append(icon(symbol));
  link.append(
    sign,
    element('span', title, { className: 'card-title' }),
    element('span', detail, { className: 'card-detail' }),
  );
  return link;
}
