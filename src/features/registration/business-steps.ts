import type { BusinessStep, StepParts } from './business-step.ts';
import { capacityStep } from './steps/capacity.step.ts';
import { capacityAnewStep } from './steps/capacity-anew.step.ts';
import { certificatesStep } from './steps/certificates.step.ts';
import { countriesStep } from './steps/countries.step.ts';
import { experienceStep } from './steps/experience.step.ts';
import { businessNameStep, ownerNameStep } from './steps/names.step.ts';
import { nibStep } from './steps/nib.step.ts';
import { phoneStep } from './steps/phone.step.ts';
import { photosStep } from './steps/photos.step.ts';
import { productsStep } from './steps/products.step.ts';
import { regencyStep } from './steps/regency.step.ts';

/** The questions about a business, in order: what registration asks and what the profile lets change. */
export function businessSteps(parts: StepParts): BusinessStep[] {
  return [
    businessNameStep(),
    ownerNameStep(),
    regencyStep(parts),
    productsStep(parts),
    capacityStep(),
    capacityAnewStep(),
    nibStep(),
    certificatesStep(parts),
    experienceStep(),
    countriesStep(parts),
    phoneStep(),
    photosStep(),
  ];
}
