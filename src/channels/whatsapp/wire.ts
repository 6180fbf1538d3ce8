import { z } from 'zod';

/**
 * The part of a WhatsApp message that is read, as protobuf classes, as JSON (base64) or as Baileys stores it
 * (`{ type: 'Buffer' }`).
 */

/** A 64-bit number: protobuf gives a Long, JSON a number or digits. */
const WholeNumber = z
  .union([
    z.number(),
    z.bigint(),
    z.string().regex(/^\d{1,19}$/),
    z
      .object({ low: z.int(), high: z.int() })
      .transform(({ low, high }) => (high >>> 0) * 2 ** 32 + (low >>> 0)),
  ])
  .transform(Number);

/** Bytes, as base64. */
const Bytes = z.union([
  z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes).toString('base64')),
  z.base64(),
  z.object({ type: z.literal('Buffer'), data: z.base64() }).transform(({ data }) => data),
  z
    .object({ type: z.literal('Buffer'), data: z.array(z.int().min(0).max(255)) })
    .transform(({ data }) => Buffer.from(data).toString('base64')),
]);

const text = z.string().nullish();

const Key = z.object({
  id: z.string().min(1).max(200),
  remoteJid: z.string(),
  fromMe: z.boolean().nullish(),
  /** The same person's other address, where the server named it. */
  remoteJidAlt: text,
  /** As older versions called it. */
  senderPn: text,
  senderLid: text,
  /** A photo that may be seen once, and not by linked devices: it comes without content. */
  isViewOnce: z.boolean().nullish(),
});
export type Key = z.infer<typeof Key>;

export const WaMessage = z.object({
  key: Key,
  message: z.unknown().optional(),
  messageTimestamp: WholeNumber.nullish().catch(null),
  pushName: text,
  broadcast: z.boolean().nullish(),
  messageStubType: z.number().nullish(),
});
export type WaMessage = z.infer<typeof WaMessage>;

const File = z.object({
  url: text,
  directPath: text,
  mediaKey: Bytes.nullish(),
  fileSha256: Bytes.nullish(),
  fileLength: WholeNumber.nullish(),
  mimetype: text,
  fileName: text,
  title: text,
  caption: text,
});
export type File = z.infer<typeof File>;

const Place = z.object({ degreesLatitude: z.number().nullish(), degreesLongitude: z.number().nullish() });
const Contact = z.object({ vcard: text });
const something = z.unknown().optional();

/** What a message says, once its wrappers are off. */
export const Content = z.object({
  conversation: text,
  extendedTextMessage: z.object({ text }).nullish(),
  imageMessage: File.nullish(),
  documentMessage: File.nullish(),
  locationMessage: Place.nullish(),
  liveLocationMessage: Place.nullish(),
  contactMessage: Contact.nullish(),
  contactsArrayMessage: z.object({ contacts: z.array(Contact).nullish() }).nullish(),
  buttonsResponseMessage: z.object({ selectedButtonId: text, selectedDisplayText: text }).nullish(),
  templateButtonReplyMessage: z.object({ selectedId: text, selectedDisplayText: text }).nullish(),
  listResponseMessage: z
    .object({ title: text, singleSelectReply: z.object({ selectedRowId: text }).nullish() })
    .nullish(),
  interactiveResponseMessage: z
    .object({
      body: z.object({ text }).nullish(),
      nativeFlowResponseMessage: z.object({ paramsJson: text }).nullish(),
    })
    .nullish(),
  protocolMessage: z
    .object({
      type: z.number().nullish(),
      key: z.object({ id: text }).nullish(),
      editedMessage: z
        .object({ conversation: text, extendedTextMessage: z.object({ text }).nullish() })
        .nullish()
        .catch(undefined),
    })
    .nullish(),
  secretEncryptedMessage: z.object({ secretEncType: z.number().nullish() }).nullish(),
  messageContextInfo: z
    .object({ messageAssociation: z.object({ associationType: z.number().nullish() }).nullish() })
    .nullish(),
  stickerMessage: something,
  lottieStickerMessage: something,
  stickerPackMessage: something,
  audioMessage: something,
  videoMessage: something,
  ptvMessage: something,
  pollCreationMessage: something,
  pollCreationMessageV2: something,
  pollCreationMessageV3: something,
  pollCreationMessageV4: something,
  pollCreationMessageV5: something,
});
export type Content = z.infer<typeof Content>;
