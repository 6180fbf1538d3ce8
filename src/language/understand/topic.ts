import type { Intent } from '../lexicon/schema.ts';

/** What a conversation is about so far. */
export interface Topic {
  readonly intent: Intent | null;
  readonly product: string | null;
  readonly country: string | null;
}

export const NO_TOPIC: Topic = { intent: null, product: null, country: null };

/** Intents that leave a topic behind; a greeting or a thank-you in between changes nothing. */
const TOPICAL: ReadonlySet<Intent> = new Set([
  'requirements',
  'price',
  'price_subscribe',
  'price_unsubscribe',
  'leads',
  'faq',
  'register',
]);

/** The topic after one more message. */
export function advance(topic: Topic, message: Topic & { readonly intent: Intent }): Topic {
  return {
    intent: TOPICAL.has(message.intent) ? message.intent : topic.intent,
    product: message.product ?? topic.product,
    country: message.country ?? topic.country,
  };
}
