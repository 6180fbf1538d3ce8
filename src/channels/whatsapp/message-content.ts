import { z } from 'zod';
import type { InboundContent, UnsupportedKind } from '../../messages/index.ts';
import { isChoiceData, readChoiceData } from '../choice-data.ts';
import { clean } from '../clean.ts';
import { contactOf } from './contact.ts';
import { writeMediaRef } from './media-ref.ts';
import type { Content, File } from './wire.ts';

/** Who sent it, as far as the content depends on it. */
export interface Sender {
  /** Key of the message. */
  id: string;
  jid: string;
  provenPhone?: string | undefined;
}

/** What a message says; undefined where it holds nothing that is known here. */
export function contentOf(message: Content, sender: Sender): InboundContent | undefined {
  const words = message.conversation ?? message.extendedTextMessage?.text;
  // An empty field is protobuf's way of saying nothing.
  if (words) return text(words);
  if (message.imageMessage) return file('image', message.imageMessage, sender);
  if (message.documentMessage) return file('document', message.documentMessage, sender);
  const place = message.locationMessage ?? message.liveLocationMessage;
  // A shared live location goes on moving elsewhere: its message holds the first position.
  if (place) return location(place.degreesLatitude, place.degreesLongitude);
  if (message.contactMessage || message.contactsArrayMessage) return contact(message, sender);
  return pressed(message) ?? notUnderstood(message);
}

function text(words: string): InboundContent {
  return { kind: 'text', text: clean(words, 20_000) };
}

function location(latitude: number | null | undefined, longitude: number | null | undefined): InboundContent {
  // Protobuf leaves out a zero, and both at once is an app that knew no position.
  if (!latitude && !longitude) return unsupported('other');
  return { kind: 'location', latitude: latitude ?? 0, longitude: longitude ?? 0 };
}

function file(type: 'image' | 'document', source: File, { id, jid }: Sender): InboundContent {
  const mimeType = source.mimetype ? clean(source.mimetype, 100) : undefined;
  const name = source.fileName || source.title;
  const media = {
    ref: writeMediaRef(type, source, { id, jid }),
    ...(mimeType ? { mimeType } : {}),
    ...(name ? { fileName: clean(name, 255) } : {}),
    ...(isSize(source.fileLength) ? { bytes: source.fileLength } : {}),
  };
  // A photo sent "as a document" is still a photo to its sender; it is fetched as what it was sent.
  const kind = type === 'image' || /^image\/(jpeg|png|webp)$/.test(mimeType ?? '') ? 'image' : 'document';
  return { kind, media, ...(source.caption ? { caption: clean(source.caption, 4096) } : {}) };
}

function isSize(bytes: number | null | undefined): bytes is number {
  return Number.isSafeInteger(bytes) && Number(bytes) > 0;
}

function contact(message: Content, { provenPhone }: Sender): InboundContent {
  const cards = [message.contactMessage, ...(message.contactsArrayMessage?.contacts ?? [])];
  return (
    contactOf(
      cards.map((card) => card?.vcard),
      provenPhone,
    ) ?? unsupported('other')
  );
}

const NativeFlow = z.object({ id: z.string() });

/** A press on a button or a row of a list; one that is not ours says what was written on it. */
function pressed(message: Content): InboundContent | undefined {
  const {
    buttonsResponseMessage,
    templateButtonReplyMessage,
    listResponseMessage,
    interactiveResponseMessage,
  } = message;
  const presses: [string | null | undefined, string | null | undefined][] = [
    [buttonsResponseMessage?.selectedButtonId, buttonsResponseMessage?.selectedDisplayText],
    [templateButtonReplyMessage?.selectedId, templateButtonReplyMessage?.selectedDisplayText],
    [listResponseMessage?.singleSelectReply?.selectedRowId, listResponseMessage?.title],
    [
      nativeFlowId(interactiveResponseMessage?.nativeFlowResponseMessage?.paramsJson),
      interactiveResponseMessage?.body?.text,
    ],
  ];
  for (const [id, label] of presses) {
    if (id && isChoiceData(id)) return { kind: 'choice', ...readChoiceData(id) };
    if (label) return text(label);
  }
  return undefined;
}

function nativeFlowId(paramsJson: string | null | undefined): string | undefined {
  if (!paramsJson) return undefined;
  try {
    return NativeFlow.safeParse(JSON.parse(paramsJson)).data?.id;
  } catch {
    return undefined;
  }
}

const UNDERSTOOD_BY_NAME: readonly [keyof Content, UnsupportedKind][] = [
  ['stickerMessage', 'sticker'],
  ['lottieStickerMessage', 'sticker'],
  ['stickerPackMessage', 'sticker'],
  ['audioMessage', 'voice'],
  ['videoMessage', 'video'],
  ['ptvMessage', 'video'],
  ['pollCreationMessage', 'poll'],
  ['pollCreationMessageV2', 'poll'],
  ['pollCreationMessageV3', 'poll'],
  ['pollCreationMessageV4', 'poll'],
  ['pollCreationMessageV5', 'poll'],
];

function notUnderstood(message: Content): InboundContent | undefined {
  const found = UNDERSTOOD_BY_NAME.find(([name]) => message[name] !== undefined && message[name] !== null);
  return found && unsupported(found[1]);
}

export function unsupported(what: UnsupportedKind): InboundContent {
  return { kind: 'unsupported', what };
}
