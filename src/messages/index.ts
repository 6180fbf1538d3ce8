export { Address, ChannelName } from './address.ts';
export { Inbound, InboundContent, Media, Revision, UnsupportedKind } from './inbound.ts';
export { Attachment, Choice, Place, Reply } from './reply.ts';
export { Block, escapeMarkup, parseMarkup, plain, RichText, Span, toPlainText } from './rich-text.ts';
export { shorten } from './shorten.ts';
export { splitText } from './split-text.ts';
