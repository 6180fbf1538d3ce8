import { choice } from '../../../conversation/index.ts';
import { type PartialCapacity, PERIODS, parseCapacity } from '../../../language/index.ts';
import type { ChatTurn } from '../../../turns/index.ts';
import { again, type BusinessReading, type BusinessStep } from '../business-step.ts';
import { type BusinessDraft, Capacity, type ProductDraft } from '../draft.ts';

/** Asks for one product after the other; `capacity` absent marks those still to be asked. */
export function capacityStep(): BusinessStep {
  return {
    name: 'capacity',
    explain: 'registration-capacity-explain',
    freeText: true,
    dependent: true,
    when: (draft) => open(draft) !== undefined,
    skip: (draft) => settle(draft, null),
    back: oneBack,
    ask(draft, { words }) {
      const product = asked(draft)?.name ?? '';
      const { partialCapacity: partial } = draft;
      if (partial?.amount && partial.unit && !partial.period) {
        const amount = words.label('registration-amount', { amount: partial.amount, unit: partial.unit });
        return {
          text: words.say('registration-capacity-ask-period', { product, amount }),
          choices: PERIODS.map((period) => choice(words, period, `registration-period-${period}`)),
        };
      }
      if (partial?.amount && !partial.unit) {
        return { text: words.say('registration-capacity-ask-unit', { product, amount: partial.amount }) };
      }
      return { text: words.say('registration-capacity-ask', { product }) };
    },
    read(answer, draft, turn) {
      const partial = draft.partialCapacity ?? {};
      if (answer.kind === 'choice') {
        const period = PERIODS.find((candidate) => candidate === answer.id);
        return period
          ? complete(draft, { ...partial, period }, turn)
          : again(turn, 'registration-capacity-again');
      }
      if (answer.kind !== 'text') return again(turn, 'registration-capacity-again');
      const several = readSeveral(answer.text, draft);
      if (several) return moveOn(several);
      const read = merge(partial, answer.text);
      return read ? complete(draft, read, turn) : again(turn, 'registration-capacity-again');
    },
  };
}

/** The product in question: the first one open or, after "kembali", the last one answered. */
function asked(draft: BusinessDraft): ProductDraft | undefined {
  return open(draft) ?? draft.products.at(-1);
}

function open(draft: BusinessDraft): ProductDraft | undefined {
  return draft.products.find((product) => product.capacity === undefined);
}

/** Without what was said so far of the product in question, else without the capacity of the one before it. */
function oneBack(draft: BusinessDraft): BusinessDraft | null {
  const { partialCapacity: partial, ...rest } = draft;
  if (partial) return rest;
  const inQuestion = asked(draft);
  const before = inQuestion ? draft.products.indexOf(inQuestion) - 1 : -1;
  if (before < 0) return null;
  const products = draft.products.map(({ capacity, ...product }, at) =>
    at === before || capacity === undefined ? product : { ...product, capacity },
  );
  return { ...rest, products };
}

/** What was known, and what this answer adds: "200 kg" earlier, "sebulan" now. Null where it adds nothing. */
function merge(before: Partial<Capacity>, text: string): Partial<Capacity> | null {
  const { missing: _missing, ...now }: Partial<PartialCapacity> = parseCapacity(text);
  return Object.keys(now).length ? { ...before, ...now } : null;
}

function complete(draft: BusinessDraft, read: Partial<Capacity>, turn: ChatTurn): BusinessReading {
  const whole = Capacity.safeParse(read);
  if (whole.success) return moveOn(settle(draft, whole.data));
  if (read.amount === undefined || read.amount <= 0) return again(turn, 'registration-capacity-again');
  return { kind: 'stay', data: { ...draft, partialCapacity: read } };
}

function settle(draft: BusinessDraft, capacity: Capacity | null): BusinessDraft {
  const product = asked(draft);
  const { partialCapacity: _used, ...rest } = draft;
  return {
    ...rest,
    products: draft.products.map((other) => (other === product ? { ...other, capacity } : other)),
  };
}

function moveOn(draft: BusinessDraft): BusinessReading {
  return open(draft) ? { kind: 'stay', data: draft } : { kind: 'next', data: draft };
}

/**
 * "amplang 200 kg/bulan, madu 50 liter/bulan": several products at once. Each part belongs to the product it names; parts
 * that name none are taken in the order of the list, if there is one for each product.
 */
function readSeveral(text: string, draft: BusinessDraft): BusinessDraft | null {
  const parts = text
    .split(/[;\n]|,(?!\d)/)
    .map((part) => part.trim())
    .filter(Boolean);
  const capacities = parts.map((part) => Capacity.safeParse(parseCapacity(part)).data);
  if (parts.length < 2 || capacities.includes(undefined)) return null;
  const openProducts = draft.products.filter((product) => product.capacity === undefined);
  const named = parts.map((part) => openProducts.find((product) => names(part, product)));
  const inOrder = named.every((product) => product === undefined) && parts.length === openProducts.length;
  const owners = inOrder ? openProducts : named;
  if (owners.includes(undefined) || new Set(owners).size !== parts.length) return null;
  const products = draft.products.map((product) => {
    const capacity = capacities[owners.indexOf(product)];
    return capacity ? { ...product, capacity } : product;
  });
  const { partialCapacity: _used, ...rest } = draft;
  return { ...rest, products };
}

function names(part: string, product: ProductDraft): boolean {
  const words = part.toLowerCase().split(/[^\p{L}]+/u);
  return product.name
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
