import { choice } from '../../../conversation/index.ts';
import { type PartialCapacity, PERIODS, parseCapacity, readPeriod } from '../../../language/index.ts';
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
    ask(draft, { words }) {
      const product = open(draft)?.name ?? '';
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
      return complete(draft, merge(partial, answer.text), turn);
    },
  };
}

function open(draft: BusinessDraft): ProductDraft | undefined {
  return draft.products.find((product) => product.capacity === undefined);
}

/** What was known, and what this answer adds: "200 kg" earlier, "sebulan" now. */
function merge(before: Partial<Capacity>, text: string): Partial<Capacity> {
  const { missing: _missing, ...now }: Partial<PartialCapacity> = parseCapacity(text);
  const period = now.period ?? readPeriod(text.trim().toLowerCase()) ?? undefined;
  return { ...before, ...now, ...(period ? { period } : {}) };
}

function complete(draft: BusinessDraft, read: Partial<Capacity>, turn: ChatTurn): BusinessReading {
  const whole = Capacity.safeParse(read);
  if (whole.success) return moveOn(settle(draft, whole.data));
  if (read.amount === undefined || read.amount <= 0) return again(turn, 'registration-capacity-again');
  return { kind: 'stay', data: { ...draft, partialCapacity: read } };
}

function settle(draft: BusinessDraft, capacity: Capacity | null): BusinessDraft {
  const product = open(draft);
  const { partialCapacity: _used, ...rest } = draft;
  return {
    ...rest,
    products: draft.products.map((other) => (other === product ? { ...other, capacity } : other)),
  };
}

function moveOn(draft: BusinessDraft): BusinessReading {
  return open(draft) ? { kind: 'stay', data: draft } : { kind: 'next', data: draft };
}

/** "amplang 200 kg/bulan, madu 50 liter/bulan": as many parts as open products, each a whole capacity. */
function readSeveral(text: string, draft: BusinessDraft): BusinessDraft | null {
  const openNames = draft.products.filter((product) => product.capacity === undefined);
  const parts = text
    .split(/[;\n]|,(?!\d)/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (openNames.length < 2 || parts.length !== openNames.length) return null;
  const capacities = parts.map((part) => Capacity.safeParse(parseCapacity(part)).data);
  let result = draft;
  for (const capacity of inOrder(parts, openNames, capacities)) {
    if (!capacity) return null;
    result = settle(result, capacity);
  }
  return result;
}

/** Parts may name their product; without names they are taken in the order of the list. */
function inOrder(
  parts: readonly string[],
  products: readonly ProductDraft[],
  capacities: ReadonlyArray<Capacity | undefined>,
): Array<Capacity | undefined> {
  const named = products.map((product) => {
    const first = product.name.toLowerCase().split(/\s+/)[0] ?? '';
    return parts.findIndex((part) => part.toLowerCase().includes(first));
  });
  const distinct = new Set(named).size === named.length && !named.includes(-1);
  return distinct ? named.map((index) => capacities[index]) : [...capacities];
}
