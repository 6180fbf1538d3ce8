export { AMOUNT_KINDS, type AmountKind, type Monthly, monthlyAmount } from './amounts.ts';
export type { StepParts } from './business-step.ts';
export { businessSteps } from './business-steps.ts';
export { BusinessDraft, CERTIFICATES, EXPERIENCE } from './draft.ts';
export { fieldNamed } from './field-named.ts';
export { describeBusiness, FIELDS } from './fields.ts';
export { register, registrationFlow } from './registration.flow.ts';
export { findBusiness, findBusinessName, refreshTraits, saveBusiness } from './registration.store.ts';
export {
  certificateTrait,
  countryTrait,
  experienceTrait,
  productTrait,
  productWords,
  TRAITS_VERSION,
  traitsOf,
  wordTrait,
} from './traits.ts';
