import { beginning } from '../../../kernel/beginning.ts';
import { isBareCapacity, parseCapacity } from '../../../language/index.ts';
import { again, type BusinessStep, oneLine, type StepParts } from '../business-step.ts';
import { Capacity, MAX_PRODUCTS, type ProductDraft } from '../draft.ts';

/** The stroke of "200 kg/bulan" parts no products. */
const PER = /\s*\/\s*(hari|hr|minggu|mgg|bulan|bln|tahun|thn|day|week|month|year)\b/gi;

export function productsStep({ language }: StepParts): BusinessStep {
  return {
    name: 'products',
    explain: 'registration-products-explain',
    freeText: true,
    ask: (_draft, { words }) => ({ text: words.say('registration-products-ask') }),
    read(answer, draft, turn) {
      if (answer.kind !== 'text') return again(turn, 'registration-products-again');
      const named = language
        .splitProducts(answer.text.replace(PER, ' per $1'))
        .map(({ name, catalogId }) => withSaidCapacity(oneLine(beginning(name, 80)), catalogId))
        .filter(({ name }) => /\p{L}{2}/u.test(name) && !isBareCapacity(name));
      if (!named.length) return again(turn, 'registration-products-again');
      if (named.length > MAX_PRODUCTS)
        return again(turn, 'registration-products-too-many', { max: MAX_PRODUCTS });
      return {
        kind: 'next',
        data: { ...draft, products: named.map((product) => withKnownCapacity(product, draft.products)) },
      };
    },
  };
}

/** "amplang 200 kg/bulan" names the product and its capacity at once. */
function withSaidCapacity(text: string, catalogId: string | null): ProductDraft {
  const [, name = text, said = ''] = /^(.*?\p{L})\s+((?:sekitar\s+|kira2?\s+|±\s*)?\d.*)$/u.exec(text) ?? [];
  const capacity = Capacity.safeParse(parseCapacity(said)).data;
  return { name, catalogId, ...(capacity ? { capacity } : {}) };
}

/** Changing the list does not ask again for what is known of a product that stays in it. */
function withKnownCapacity(product: ProductDraft, before: readonly ProductDraft[]): ProductDraft {
  const known = before.find((other) => other.name.toLowerCase() === product.name.toLowerCase());
  return product.capacity !== undefined || known?.capacity === undefined
    ? product
    : { ...product, capacity: known.capacity };
}
