import type { AnyMediaMessageContent, proto } from '@whiskeysockets/baileys';
import type { Disconnect } from './after-disconnect.ts';
import type { AuthState } from './auth-state.ts';

/** The server's word on a message: taken, refused with a code, or nothing within the time. */
export type Ack = { kind: 'taken' } | { kind: 'refused'; code: number } | { kind: 'no-answer' };

/** What became of a message of ours on the other side. */
export interface Receipt {
  id: string;
  kind: 'delivered' | 'read';
}

/** What a connection tells. Called in order; none may throw. */
export interface SocketEvents {
  /** The next QR to show while the account is not paired. */
  qr(code: string): void;
  /** Paired and usable. */
  opened(): void;
  /** Called once, last of all. */
  closed(disconnect: Disconnect): void;
  /** Messages as Baileys hands them over: new ones and those that waited for us (P9) alike. */
  messages(messages: readonly unknown[]): void;
  receipts(receipts: readonly Receipt[]): void;
  /** A message, receipt or notification came over the wire. `messageId` only for messages. */
  stanza(messageId: string | undefined): void;
  /** The library let go of a message: handed over or thrown away. */
  handled(messageId: string): void;
  /** The credentials could not be written. */
  credsLost(error: unknown): void;
}

/** One connection to WhatsApp, from opening to `closed`. All that the rest of the room knows of Baileys' socket. */
export interface Socket {
  /** Rejects when it could not be handed to the server at all. `amends`: the payload changes an earlier message. */
  send(to: string, payload: proto.IMessage, id: string, amends?: 'edit' | 'withdraw'): Promise<Ack>;
  /** Uploads a file and returns the message that shows it. */
  prepareMedia(content: AnyMediaMessageContent): Promise<proto.IMessage>;
  /** Shows, or stops showing, that we are typing. */
  composing(to: string, on: boolean): Promise<void>;
  /** Agrees on new encryption with a person: what to do when messages to them vanish. */
  renewSession(to: string): Promise<void>;
  /** The phone address behind a LID, or the LID behind a phone address, where it is known. */
  otherAddress(jid: string): Promise<string | undefined>;
  /** Asks the sender's phone to upload a file again whose link has expired; resolves with the new path. */
  reupload(message: {
    id: string;
    jid: string;
    mediaKey: Uint8Array;
    type: 'image' | 'document';
  }): Promise<string>;
  /** The eight-letter code for pairing without a camera. Only after a QR was offered (P15). */
  requestPairingCode(phone: string): Promise<string>;
  /** Whether the server answers and the library still hands messages on: sends a message to ourselves. */
  probe(id: string): Promise<boolean>;
  /** Whether the library still hands messages on: a task in it that never ends holds back every later one (P10). */
  flows(): Promise<boolean>;
  /** Unlinks this device. */
  logout(): Promise<void>;
  close(): void;
}

/** Opens a connection with the given credentials. */
export type OpenSocket = (auth: AuthState, events: SocketEvents) => Socket;
