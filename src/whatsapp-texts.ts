import type { WhatsappTexts } from './channels/whatsapp/index.ts';
import type { AllWords, Words } from './words/index.ts';

/** The few words that stand in for buttons on WhatsApp, from the locales. */
export function whatsappTexts(words: AllWords): WhatsappTexts {
  return { id: inLanguage(words.id), en: inLanguage(words.en) };
}

function inLanguage(words: Words): WhatsappTexts['id'] {
  return {
    answerByNumber: words.label('whatsapp-answer-by-number'),
    typeName: words.label('whatsapp-type-name'),
    shareLocation: words.label('whatsapp-share-location'),
  };
}
