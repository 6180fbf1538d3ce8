import type { JudgedFact, RequirementAnswer } from './answer-types.ts';
import {
  bullets,
  factLine,
  joinNames,
  link,
  type NameLanguage,
  paragraphs,
  shortTitle,
  subjectName,
  type Translate,
  visibleLength,
} from './render-words.ts';
import type { Source } from './types.ts';

/** A first message must be read at a glance; details come on tap. */
export const SUMMARY_LENGTH = 900;

/** How much of each part a try shows; the next try is shorter. What the destination asks is the last to go. */
const SIZES = [
  { reasons: 2, destination: 3, documents: 5, offices: 2, sources: 2, border: 1 },
  { reasons: 1, destination: 3, documents: 5, offices: 2, sources: 2, border: 1 },
  { reasons: 1, destination: 3, documents: 4, offices: 2, sources: 1, border: 1 },
  { reasons: 1, destination: 2, documents: 4, offices: 2, sources: 1, border: 1 },
  { reasons: 1, destination: 2, documents: 3, offices: 1, sources: 1, border: 1 },
  { reasons: 1, destination: 1, documents: 3, offices: 1, sources: 1, border: 1 },
  { reasons: 1, destination: 0, documents: 3, offices: 1, sources: 1, border: 0 },
];
type Size = (typeof SIZES)[number];

/** The first message: verdict, why, and the most important of each side, `SUMMARY_LENGTH` visible characters at most. */
export function renderSummary(
  answer: RequirementAnswer,
  t: Translate,
  language: NameLanguage = 'id',
): string {
  const tries = SIZES.map((size) => attempt(answer, t, language, size));
  return tries.find((text) => visibleLength(text) <= SUMMARY_LENGTH) ?? tries[tries.length - 1] ?? '';
}

function attempt(answer: RequirementAnswer, t: Translate, language: NameLanguage, size: Size): string {
  const { product, country, status } = answer;
  const place = country?.name[language] ?? '';
  // The Indonesian rule alone needs one sentence; a destination that decides needs the rule beside it.
  const decided = answer.destination.some(({ fact }) => fact === answer.reasons[0]?.fact);
  const reasons = answer.reasons.slice(0, decided || status === 'prohibited' ? size.reasons : 1);
  const shown = shownFacts(answer, size);
  const title = product
    ? t(`requirements-verdict-${status}${country ? '' : '-anywhere'}`, {
        product: subjectName(answer, language),
        country: place,
      })
    : country && t('requirements-country-only', { country: place });
  return paragraphs([
    title,
    gapLine(answer, t, place, language),
    reasons.map((reason) => factLine(reason, t)).join(' '),
    formLine(answer, t, language),
    documentLine(answer, t, size.documents),
    shown.length > 0
      ? `${t('requirements-summary-destination', { country: place })}\n${bullets(shown.map((item) => factLine(item, t)))}`
      : '',
    borderLine(answer, t, size.border),
    tariffLine(answer, t),
    officeLine(answer, t, place, size.offices),
    questionLine(answer, t),
    evidenceLine(answer, t, [...reasons, ...shown], size.sources),
  ]);
}

/** What the destination asks, without what already stands as the reason. General facts only where no product was named. */
function shownFacts(
  { product, status, destination, reasons }: RequirementAnswer,
  size: Size,
): readonly JudgedFact[] {
  if (status === 'prohibited') return [];
  return destination
    .filter(({ fact }) => fact.kind !== 'tariff' && !reasons.some((reason) => reason.fact === fact))
    .filter((item) => !product || item.hsLevel !== 0)
    .slice(0, size.destination);
}

function borderLine({ status, borderTrade }: RequirementAnswer, t: Translate, most: number): string {
  const first = borderTrade[0];
  return status === 'prohibited' || most === 0 || !first
    ? ''
    : `${t('requirements-summary-border')} ${factLine(first, t)}`;
}

/** Forms that may not go; where the usual form may not, the ones that still may. */
function formLine(answer: RequirementAnswer, t: Translate, language: NameLanguage): string {
  const { status, blockedForms, openForms, variant } = answer;
  const names = (forms: RequirementAnswer['openForms']) =>
    joinNames(
      forms.map((form) => form.name[language]),
      t,
    );
  if (status === 'prohibited')
    return openForms.length > 0 ? t('requirements-open-forms', { forms: names(openForms) }) : '';
  return blockedForms.length > 0 && !variant
    ? t('requirements-blocked-forms', { forms: names(blockedForms) })
    : '';
}

function documentLine({ documents }: RequirementAnswer, t: Translate, most: number): string {
  const special = documents.filter((document) => document.evidence && document.need !== 'recommended');
  const certain = special.filter((document) => document.need === 'mandatory');
  const first = (certain.length > 0 ? certain : special).slice(0, most);
  if (first.length === 0) return '';
  const names = first.map(({ type }) => type.short ?? type.name).join(', ');
  const rest = special.length - first.length;
  const more = rest > 0 ? t('requirements-summary-documents-more', { rest }) : '';
  return `${t(certain.length > 0 ? 'requirements-summary-documents' : 'requirements-summary-documents-asked')} ${names}${more}.`;
}

/** The proof of origin to use and what it saves, or what is known of the duty where no agreement helps. */
function tariffLine(answer: RequirementAnswer, t: Translate): string {
  const { status, gaps } = answer;
  if (
    status === 'prohibited' ||
    (status === 'unknown' && answer.product && !gaps.includes('destination-data'))
  )
    return '';
  const usable = answer.agreements.filter(
    ({ agreement, excluded }) => agreement.status === 'in-force' && !excluded,
  );
  // A country's own word on duty ("none at all") beats an agreement; a bloc's general rate does not.
  const free = answer.destination.find(
    ({ fact, scope }) =>
      fact.kind === 'tariff' &&
      fact.for?.includes('all') === true &&
      (usable.length > 0 ? scope === answer.country?.code : scope !== 'GLOBAL'),
  );
  const first = usable[0]?.agreement;
  if (first && !free) {
    const proofs = usable.flatMap(({ agreement }) => agreement.proof.slice(0, 1)).slice(0, 2);
    return t('requirements-summary-agreement', { proofs: proofs.join(' / '), text: first.text });
  }
  const text = free
    ? factLine(free, t)
    : answer.agreementRemarks[0] && factLine(answer.agreementRemarks[0], t);
  return text ? `${t('requirements-summary-no-agreement')} ${text}` : '';
}

function officeLine(answer: RequirementAnswer, t: Translate, country: string, most: number): string {
  const offices = answer.representations.filter((office) => office.type !== 'wto').slice(0, most);
  const names = joinNames(
    offices.map((office) => office.name),
    t,
  );
  if (names === '') return '';
  return answer.representationIsNear
    ? t('requirements-summary-office-near', { country, names })
    : t('requirements-summary-office', { names });
}

/** What the answer cannot know, said before the rest. */
function gapLine(
  { gaps, product }: RequirementAnswer,
  t: Translate,
  country: string,
  language: NameLanguage,
): string {
  const gap = gaps.find((found) => found === 'destination-data' || found === 'product-in-destination');
  return gap ? t(`requirements-gap-${gap}`, { product: product?.name[language] ?? '', country }) : '';
}

/** The one thing to ask where half of the question is missing. */
function questionLine({ gaps }: RequirementAnswer, t: Translate): string {
  const missing = gaps.find((found) => found === 'product' || found === 'country');
  return missing ? t(`requirements-gap-${missing}`) : '';
}

/** Where the statements come from and how old the oldest is, with one warning for all that was not read officially. */
function evidenceLine(
  answer: RequirementAnswer,
  t: Translate,
  shown: readonly JudgedFact[],
  most: number,
): string {
  const ids = [...new Set(shown.flatMap(({ fact }) => fact.source))];
  const sources = ids
    .flatMap((id): Source[] => answer.sources.filter((source) => source.id === id && source.kind !== 'own'))
    .slice(0, most);
  const oldest = shown.map(({ fact }) => fact.asOf).sort()[0] ?? '';
  const service = answer.lookup[0];
  const warned = shown.some(({ caveats }) => caveats.includes('unverified'));
  const named = joinNames([...new Set(sources.map((source) => shortTitle(source.title)))], t);
  return [
    named === '' ? '' : t('requirements-summary-sources', { sources: named, asOf: oldest }),
    warned && service ? `${t('requirements-summary-unverified')} ${link(service.name, service.url)}` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
