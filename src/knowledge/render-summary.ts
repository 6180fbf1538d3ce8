import type { JudgedFact, NeededDocument, RequirementAnswer } from './answer-types.ts';
import {
  bullets,
  factLine,
  joinNames,
  type NameLanguage,
  paragraphs,
  subjectName,
  type Translate,
} from './render-words.ts';
import type { Source } from './types.ts';

/** A first message must be read at a glance; details come on tap. */
export const SUMMARY_LENGTH = 900;

/** How much of each part a try shows; the next try is shorter. */
const SIZES = [
  { reasons: 2, destination: 3, documents: 5 },
  { reasons: 2, destination: 2, documents: 4 },
  { reasons: 1, destination: 2, documents: 4 },
  { reasons: 1, destination: 1, documents: 3 },
  { reasons: 1, destination: 0, documents: 3 },
];

/** The first message: verdict, why, and the most important of each side, in at most `SUMMARY_LENGTH` characters. */
export function renderSummary(
  answer: RequirementAnswer,
  t: Translate,
  language: NameLanguage = 'id',
): string {
  const tries = SIZES.map((size) => attempt(answer, t, language, size));
  return (
    tries.find((text) => text.length <= SUMMARY_LENGTH) ??
    (tries[tries.length - 1] ?? '').slice(0, SUMMARY_LENGTH)
  );
}

function attempt(
  answer: RequirementAnswer,
  t: Translate,
  language: NameLanguage,
  size: (typeof SIZES)[number],
): string {
  const { product, country, status } = answer;
  const reasons = answer.reasons.slice(0, size.reasons);
  const shown = answer.destination
    .filter((item) => !answer.reasons.some((reason) => reason.fact === item.fact))
    .filter((item) => item.hsLevel !== 0 || !product)
    .slice(0, status === 'prohibited' ? 0 : size.destination);
  const place = country?.name[language] ?? '';
  return paragraphs([
    product
      ? t(`requirements-verdict-${status}${country ? '' : '-anywhere'}`, {
          product: subjectName(answer, language),
          country: place,
        })
      : country && t('requirements-country-only', { country: place }),
    reasons.map((reason) => factLine(reason, t)).join(' '),
    formLines(answer, t, language),
    documentLine(answer, t, size.documents),
    shown.length > 0
      ? `${t('requirements-summary-destination', { country: place })}\n${bullets(shown.map((item) => factLine(item, t)))}`
      : '',
    status === 'prohibited' ? '' : agreementLine(answer, t),
    officeLine(answer, t, place),
    gapLine(answer, t, place, language),
    evidenceLine(answer, t, [...reasons, ...shown]),
  ]);
}

/** Forms that may not go, or, where the usual form may not, the ones that still may. */
function formLines(answer: RequirementAnswer, t: Translate, language: NameLanguage): string {
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
  const rest = special.length - first.length;
  const names = first.map((document) => shortName(document)).join('; ');
  return rest > 0
    ? t('requirements-summary-documents-more', { names, rest })
    : t('requirements-summary-documents', { names });
}

function shortName({ type }: NeededDocument): string {
  return type.name;
}

function agreementLine({ agreements, agreementRemarks }: RequirementAnswer, t: Translate): string {
  const usable = agreements.filter(({ agreement, excluded }) => agreement.status === 'in-force' && !excluded);
  const first = usable[0]?.agreement;
  const proofs = usable.flatMap(({ agreement }) => agreement.proof.slice(0, 1));
  if (first && proofs.length > 0)
    return t('requirements-summary-agreement', { proofs: joinNames(proofs, t), text: first.text });
  const remark = agreementRemarks[0];
  return remark ? t('requirements-summary-no-agreement', { text: remark.fact.text }) : '';
}

function officeLine(
  { representations, representationIsNear }: RequirementAnswer,
  t: Translate,
  country: string,
): string {
  const names = joinNames(
    representations.filter((office) => office.type !== 'wto').map((office) => office.name),
    t,
  );
  if (names === '') return '';
  return representationIsNear
    ? t('requirements-summary-office-near', { country, names })
    : t('requirements-summary-office', { names });
}

function gapLine(
  { gaps, product, country }: RequirementAnswer,
  t: Translate,
  place: string,
  language: NameLanguage,
): string {
  const gap = gaps.find((found) => found !== 'not-served');
  if (!gap || (gap === 'product' && !country) || (gap === 'country' && !product)) return '';
  return t(`requirements-gap-${gap}`, { product: product?.name[language] ?? '', country: place });
}

/** Where the statements come from and how old they are, with one warning for everything not read officially. */
function evidenceLine(answer: RequirementAnswer, t: Translate, shown: readonly JudgedFact[]): string {
  const ids = [...new Set(shown.flatMap(({ fact }) => fact.source))];
  const sources = ids
    .flatMap((id): Source[] => answer.sources.filter((source) => source.id === id && source.kind !== 'own'))
    .slice(0, 2);
  const years = shown.map(({ fact }) => fact.asOf).sort();
  const named = sources.map((source) => shorten(source.title, 60)).join('; ');
  const warned = shown.some(({ caveats }) => caveats.includes('unverified'));
  const service = answer.lookup[0];
  return [
    named === '' ? '' : t('requirements-summary-sources', { sources: named, asOf: years[0] ?? '' }),
    warned && service
      ? t('requirements-summary-unverified', { service: service.name, url: service.url })
      : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function shorten(title: string, most: number): string {
  const short = title.split(/ \(|; /)[0] ?? title;
  return short.length <= most ? short : `${short.slice(0, most - 1).trimEnd()}…`;
}
