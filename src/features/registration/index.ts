export type { StepParts } from './business-step.ts';
export { businessSteps } from './business-steps.ts';
export { BusinessDraft } from './draft.ts';
export { fieldNamed } from './field-named.ts';
export { describeBusiness, FIELDS } from './fields.ts';
export { register, registrationFlow } from './registration.flow.ts';
export { findBusiness, saveBusiness } from './registration.store.ts';
