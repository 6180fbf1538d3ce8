import type { BusinessStep } from '../business-step.ts';
import type { BusinessDraft } from '../draft.ts';
import { capacityStep } from './capacity.step.ts';

/**
 * "Ubah kapasitas": asks for every product again. It forgets what it is about to ask by asking for the first product
 * while the rest are still filled in; an answer clears them one after the other.
 */
export function capacityAnewStep(): BusinessStep {
  const step = capacityStep();
  const forget = (draft: BusinessDraft): BusinessDraft =>
    draft.products.some((product) => product.capacity === undefined)
      ? draft
      : { ...draft, products: draft.products.map(({ capacity: _old, ...product }) => product) };
  return {
    ...step,
    name: 'capacity-anew',
    aside: true,
    ask: (draft, turn) => step.ask(forget(draft), turn),
    read: (answer, draft, turn) => step.read(answer, forget(draft), turn),
    skip: (draft) => step.skip?.(forget(draft)) ?? draft,
  };
}
