import { simplify, type Understanding } from '../../language/index.ts';
import { findItems } from './find-items.ts';
import type { PriceParts } from './price-parts.ts';

export type PriceWish = 'price' | 'price_subscribe' | 'price_unsubscribe';

const PRICE = /\b(harga\w*|hrg|kurs|tren|trend|trennya|grafik\w*|chart|prices?|rates?)\b/;
const REGULARLY = /\b(tiap|setiap|saban|rutin|harian|mingguan|langganan|berlangganan|every|daily|weekly)\b/;
const SEND = /\b(kirim\w*|kabari\w*|kabarin|infokan|info|langganan|berlangganan|send|notify)\b/;
const TELL =
  /\b(kabari\w*|kabarin|beritahu|beri tahu|kasih tahu|kasih tau|ksh tau|ingatkan|ingetin|alarm|pengingat|tell|alert)\b/;
const LIMIT =
  /\b(di ?atas|di ?bawah|lebih dari|kurang dari|tembus|nyentuh|nyampe|nyampai|sampai|sampe|sentuh|capai|mencapai|naik|turun|above|below|reaches)\b/;
const STOP = /\b(stop|setop|berhenti\w*|hentikan|batalkan|matikan|jeda|pause|unsubscribe)\b/;
const SENDINGS = /\b(kiriman|kirim\w*|langganan|pengingat|alarm|updates?)\b/;

/**
 * What a short message about prices plainly says, for where the understanding alone is not sure enough to act: it names
 * what is asked for ("harga", "grafik", "tiap Senin") beside something that has a price. Null where it does not.
 */
export function readPriceWish(
  { knowledge }: Pick<PriceParts, 'knowledge'>,
  text: string,
  understanding: Pick<Understanding, 'mentions'>,
): PriceWish | null {
  const said = simplify(text);
  const named = findItems(knowledge.prices, text, understanding).length > 0;
  if (STOP.test(said)) return SENDINGS.test(said) && (PRICE.test(said) || named) ? 'price_unsubscribe' : null;
  if (/\b(langganan|kiriman)( harga)?( saya)?$/.test(said)) return 'price_subscribe';
  if (!named) return null;
  if (TELL.test(said) && LIMIT.test(said)) return 'price_subscribe';
  if (SEND.test(said) && REGULARLY.test(said) && PRICE.test(said)) return 'price_subscribe';
  return PRICE.test(said) && !SEND.test(said) ? 'price' : null;
}
