import type { InboundContent, Media, UnsupportedKind } from '../../messages/index.ts';
import { clean } from '../clean.ts';
import type { Message } from './update.ts';

/** What a bot may download (https://core.telegram.org/bots/api#getfile), in bytes. */
const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** What a message in a private chat says; undefined where it holds nothing that a person sends. */
export function contentOf(message: Message): InboundContent | undefined {
  const caption = message.caption ? { caption: clean(message.caption, 4096) } : {};
  if (message.contact) return contact(message);
  const location = message.location ?? message.venue?.location;
  if (location) return { kind: 'location', ...location };
  if (message.photo) return { kind: 'image', media: photo(message.photo), ...caption };
  // Looked at before `document`, which Telegram fills in as well for animations.
  if (message.animation !== undefined) return unsupported('video');
  if (message.document) {
    const media = file(message.document);
    // A photo sent "as a file" is still a photo to its sender.
    const kind = /^image\/(jpeg|png|webp)$/.test(media.mimeType ?? '') ? 'image' : 'document';
    return { kind, media, ...caption };
  }
  if (message.text !== undefined) return text(message.text);
  if (message.sticker !== undefined) return unsupported('sticker');
  if (message.voice !== undefined || message.audio !== undefined) return unsupported('voice');
  if (message.video !== undefined || message.video_note !== undefined) return unsupported('video');
  if (message.poll !== undefined) return unsupported('poll');
  return undefined;
}

/** In a private chat every command is meant for us, so `@name` after it says nothing. */
function text(raw: string): InboundContent {
  const words = clean(raw, 20_000).replace(/^(\/\w{1,64})@\w+/, '$1');
  const start = /^\/start(?:\s+(.*))?$/su.exec(words);
  if (!start) return { kind: 'text', text: words };
  // Deep-link payloads are 1-64 of these characters; anything else was typed by hand.
  const payload = /^[\w-]{1,64}$/.exec(start[1]?.trim() ?? '')?.[0];
  return { kind: 'start', ...(payload ? { payload } : {}) };
}

function contact(message: Message): InboundContent {
  const { phone_number = '', user_id } = message.contact ?? {};
  const own = user_id !== undefined && user_id === message.from?.id;
  const phone = clean(phone_number, 40);
  // Telegram's own numbers are international, with or without their plus sign.
  return { kind: 'contact', phone: own && /^\d/.test(phone) ? clean(`+${phone}`, 40) : phone, own };
}

function photo(sizes: NonNullable<Message['photo']>): Media {
  const fitting = sizes.filter((size) => (size.file_size ?? 0) <= MAX_DOWNLOAD_BYTES);
  // Sizes come in ascending order; Telegram re-encodes every photo as JPEG.
  const best = fitting.at(-1) ?? sizes[0];
  return { ...file(best), mimeType: 'image/jpeg' };
}

function file(source: Message['document']): Media {
  return {
    ref: source?.file_id ?? '',
    ...(source?.mime_type ? { mimeType: clean(source.mime_type, 100) } : {}),
    ...(source?.file_name ? { fileName: clean(source.file_name, 255) } : {}),
    ...(source?.file_size === undefined ? {} : { bytes: source.file_size }),
  };
}

export function unsupported(what: UnsupportedKind): InboundContent {
  return { kind: 'unsupported', what };
}
