import { parseMarkup, type Reply, type RichText, splitText } from '../messages/index.ts';
import * as telegram from './telegram/render.ts';
import * as whatsapp from './whatsapp/render.ts';

/** The words that a channel puts around a message. */
export interface PreviewWords {
  telegram: telegram.KeyboardWords;
  whatsapp: whatsapp.WhatsappWords;
}

/**
 * The messages that a reply becomes on a channel, each as a reply that looks alike wherever it is shown: where a text is
 * cut, what stands under a picture, how choices are offered. Empty where the channel could not show it. Pure.
 */
export function previewOn(channel: string, reply: Reply, words: PreviewWords): Reply[] {
  if (channel === 'whatsapp') return onWhatsapp(reply, words.whatsapp);
  return channel === 'telegram' ? onTelegram(reply, words.telegram) : [reply];
}

function onWhatsapp(reply: Reply, words: whatsapp.WhatsappWords): Reply[] {
  const rendered = whatsapp.render(reply, words);
  if (rendered.kind === 'impossible') return [];
  return rendered.messages.map((message) => {
    if (message.kind === 'text') return { text: parseMarkup(message.text) };
    return message.kind === 'file'
      ? { text: parseMarkup(message.caption ?? ''), attachment: message.file }
      : { text: [], attachment: message.place };
  });
}

function onTelegram(reply: Reply, words: telegram.KeyboardWords): Reply[] {
  const rendered = telegram.render(reply, words);
  if (rendered.kind === 'impossible') return [];
  const texts: RichText[] = splitText(reply.text, telegram.MAX_TEXT);
  const { choices } = reply;
  return rendered.calls.map((call, at, calls): Reply => {
    const text = call.kind === 'text' || (call.kind === 'file' && call.caption) ? (texts.shift() ?? []) : [];
    const buttons = at === calls.length - 1 && choices ? { choices } : {};
    if (call.kind === 'text') return { text, ...buttons };
    return { text, attachment: call.kind === 'file' ? call.file : call.place, ...buttons };
  });
}
