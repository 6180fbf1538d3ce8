import type { JudgedFact, NeededDocument, OfferedAgreement, RequirementAnswer } from './answer-types.ts';
import { renderSummary } from './render-summary.ts';
import {
  bullets,
  factLine,
  link,
  markKey,
  type NameLanguage,
  paragraphs,
  shortTitle,
  subjectName,
  type Translate,
} from './render-words.ts';

/** The parts a person may tap open after the first message. */
export const SECTIONS = ['documents', 'destination', 'agreement', 'representation', 'sources'] as const;
export type Section = (typeof SECTIONS)[number];

/** Which stretch of a long list to show. */
export interface Page {
  from: number;
  limit: number;
}
/** Where certificates of origin are applied for. */
const E_SKA = 'https://e-ska.kemendag.go.id';
const FIRST_PAGE: Page = { from: 0, limit: 8 };

/** One section in full, as markup. Long lists of the destination come in pages; the text says how many are left. */
export function renderSection(
  answer: RequirementAnswer,
  section: Section,
  t: Translate,
  language: NameLanguage = 'id',
  page: Page = FIRST_PAGE,
): string {
  switch (section) {
    case 'documents':
      return documentsText(answer, t, language);
    case 'destination':
      return destinationText(answer, t, language, page);
    case 'agreement':
      return agreementText(answer, t, language);
    case 'representation':
      return representationText(answer, t, language);
    case 'sources':
      return sourcesText(answer, t);
  }
}

/** Everything there is to say, for the terminal. */
export function renderAnswerText(
  answer: RequirementAnswer,
  t: Translate,
  language: NameLanguage = 'id',
): string {
  const all: Page = { from: 0, limit: Number.POSITIVE_INFINITY };
  return paragraphs([
    renderSummary(answer, t, language),
    ...SECTIONS.map((section) => renderSection(answer, section, t, language, all)),
  ]);
}

function documentsText(answer: RequirementAnswer, t: Translate, language: NameLanguage): string {
  if (!answer.product) return '';
  const special = answer.documents.filter((document) => document.evidence);
  const universal = answer.documents.filter((document) => !document.evidence).map(({ type }) => type.name);
  const groups = (['mandatory', 'conditional', 'buyer', 'recommended'] as const).map((need) => {
    const lines = special
      .filter((document) => document.need === need)
      .map((document) => documentLine(document, t));
    return lines.length === 0 ? '' : `${t(`requirements-need-${need}`)}\n${bullets(lines)}`;
  });
  const asked = answer.hs.filter((code) => !answer.blockedForms.some((form) => form.id === code.form));
  const codes = asked
    .filter((code, at) => asked.findIndex((other) => other.code === code.code) === at)
    .slice(0, 6);
  return paragraphs([
    t('requirements-documents-title', { product: subjectName(answer, language) }),
    ...groups,
    universal.length === 0 ? '' : t('requirements-documents-universal', { names: universal.join(', ') }),
    answer.rules.length > 0 ? `${t('requirements-rules-title')}\n${factList(answer.rules, answer, t)}` : '',
    answer.levies.length > 0
      ? `${t('requirements-levies-title')}\n${factList(answer.levies, answer, t)}`
      : '',
    codes.length > 0
      ? `${t('requirements-hs-title')}\n${bullets(codes.map((code) => `${code.code} ${code.text}`))}`
      : '',
    answer.borderTrade.length > 0
      ? `${t('requirements-border-title')}\n${factList(answer.borderTrade, answer, t)}`
      : '',
  ]);
}

function documentLine({ type, when, caveats }: NeededDocument, t: Translate): string {
  const line = type.where
    ? t('requirements-document-where', { name: type.name, issuer: type.issuer, where: type.where })
    : t('requirements-document', { name: type.name, issuer: type.issuer });
  const marks = caveats.filter((caveat) => caveat !== 'unverified').map((caveat) => t(markKey(caveat)));
  return `${line}${when ? ` ${when}` : ''}${marks.length > 0 ? ` _(${marks.join(', ')})_` : ''}`;
}

function destinationText(
  answer: RequirementAnswer,
  t: Translate,
  language: NameLanguage,
  page: Page,
): string {
  const { country } = answer;
  if (!country) return '';
  const destination = answer.destination.filter(({ fact }) =>
    answer.status === 'prohibited'
      ? fact.kind === 'prohibition' || fact.verdict !== undefined
      : fact.kind !== 'tariff',
  );
  const shown = destination.slice(page.from, page.from + page.limit);
  const left = destination.length - page.from - shown.length;
  return paragraphs([
    t('requirements-destination-title', { country: country.name[language] }),
    shown.length === 0
      ? answer.status === 'prohibited'
        ? ''
        : t('requirements-destination-none', { country: country.name[language] })
      : factList(shown, answer, t),
    left > 0 ? t('requirements-more', { left }) : '',
    servicesLine(answer, t),
  ]);
}

/** Facts read somewhere first; those written from knowledge of the law below a line that says so, each with its law. */
function factList(facts: readonly JudgedFact[], answer: RequirementAnswer, t: Translate): string {
  const title = (judged: JudgedFact): string =>
    shortTitle(answer.sources.find((source) => source.id === judged.fact.source[0])?.title ?? '');
  const line = (judged: JudgedFact): string =>
    `${factLine(judged, t)} ${t('requirements-fact-source', { source: title(judged), asOf: judged.fact.asOf })}`;
  const read = facts.filter((judged) => !judged.caveats.includes('unverified'));
  const unread = facts.filter((judged) => judged.caveats.includes('unverified'));
  return [
    read.length > 0 ? bullets(read.map(line)) : '',
    unread.length > 0 ? `${t('requirements-unverified-title')}\n${bullets(unread.map(line))}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function agreementText(answer: RequirementAnswer, t: Translate, language: NameLanguage): string {
  const { country, agreements, agreementRemarks } = answer;
  if (!country || answer.status === 'prohibited') return '';
  const usable = agreements.filter(({ agreement, excluded }) => !excluded && agreement.status !== 'ended');
  const tariffs = answer.destination.filter(({ fact }) => fact.kind === 'tariff');
  return paragraphs([
    t('requirements-agreement-title', { country: country.name[language] }),
    usable.length > 0 ? bullets(usable.map((offer) => agreementLine(offer, t))) : '',
    agreementRemarks.length > 0 ? bullets(agreementRemarks.map((remark) => factLine(remark, t))) : '',
    tariffs.length > 0 ? factList(tariffs, answer, t) : '',
    `${t('requirements-agreement-rule')} ${link('e-SKA', E_SKA)}`,
  ]);
}

function agreementLine({ agreement, caveats }: OfferedAgreement, t: Translate): string {
  const proofs = agreement.proof.join(', ');
  const head = t(`requirements-agreement-${agreement.status}`, { name: agreement.name });
  const marks = caveats.map((caveat) => t(markKey(caveat)));
  return [
    `${head} ${agreement.text}`,
    proofs === '' ? '' : t('requirements-agreement-proof', { proofs }),
    marks.length > 0 ? `_(${marks.join(', ')})_` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function representationText(answer: RequirementAnswer, t: Translate, language: NameLanguage): string {
  const { country, representations, representationIsNear } = answer;
  if (!country || representations.length === 0) return '';
  const key = representationIsNear ? 'requirements-representation-near' : 'requirements-representation-title';
  return paragraphs([
    t(key, { country: country.name[language] }),
    bullets(
      representations.map(({ name, city, website }) =>
        website ? `${link(name, website)} (${city})` : t('requirements-office', { name, city }),
      ),
    ),
  ]);
}

function sourcesText(answer: RequirementAnswer, t: Translate): string {
  const read = answer.sources.filter((source) => source.kind !== 'own').slice(0, 12);
  if (read.length === 0) return '';
  return paragraphs([
    t('requirements-sources-title'),
    bullets(read.map(({ title, url }) => (url ? link(title, url) : title))),
    servicesLine(answer, t),
  ]);
}

function servicesLine({ lookup }: RequirementAnswer, t: Translate): string {
  const first = lookup.slice(0, 3);
  if (first.length === 0) return '';
  return `${t('requirements-services-title')}\n${bullets(first.map(({ name, url, text }) => `${link(name, url)}: ${text}`))}`;
}
