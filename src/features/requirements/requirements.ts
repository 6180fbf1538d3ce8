import { choice, type Outcome, replyMarkup } from '../../conversation/index.ts';
import { dayOf } from '../../kernel/day.ts';
import type { NewId } from '../../kernel/ids.ts';
import {
  answerRequirements,
  checklistFor,
  type Knowledge,
  type RequirementAnswer,
  renderSection,
  renderSummary,
  SECTIONS,
} from '../../knowledge/index.ts';
import type { Choice } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { recordGap } from '../gaps/index.ts';
import { askOfficer } from '../tickets/index.ts';
import { askHsCode } from './hs-code.ts';
import { readInterests } from './interests.store.ts';
import { type Section, sectionOf } from './section-of.ts';
import { keepTopic } from './topic.ts';

export interface RequirementParts {
  knowledge: Knowledge;
  /** The same with what officers have answered since it was written. */
  book: { current(tx: ChatTurn['tx']): Promise<Knowledge> };
  newId: NewId;
  /** Zone in which a day begins: what switches by date does so at midnight here. */
  timeZone: string;
}

/** What is asked about: canonical product id, country code; either may still be open. */
export interface Subject {
  product: string | null;
  country: string | null;
}

/** The destinations asked about most, offered where the owner has named none of their own. */
const LIKELY_COUNTRIES = ['MY', 'JP', 'CN', 'SG', 'KR', 'US'];
/** The goods at the centre's founding, offered where the owner has registered none. */
const LIKELY_PRODUCTS = [
  'kepiting-bakau',
  'ikan-laut',
  'kerang',
  'cpo',
  'beras-krayan',
  'paulownia',
  'kratom',
];
const MAX_OFFERED = 6;
const DESTINATION_PAGE = 8;

/** Answers a question in words: the whole, one part of it in a follow-up, or what is still missing. */
export async function answerQuestion(
  parts: RequirementParts,
  turn: ChatTurn,
  question: Subject & { text: string; outsideCatalogue: boolean; followsUp: boolean },
): Promise<Outcome> {
  const { text, product, country } = question;
  if (question.outsideCatalogue && !product) return outsideCatalogue(parts, turn, question);
  const section = question.followsUp && product && country ? sectionOf(text) : null;
  if (section) return showSection(parts, turn, { product, country }, section);
  return showAnswer(parts, turn, { product, country }, text);
}

/** `/req:<product>:<country>[:<section>[:<from>]]`; `-` for a half that is open. */
export async function requirementsCommand(
  parts: RequirementParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const [product = '-', country = '-', section, from] = (argument ?? '').split(':');
  const subject = { product: known(product), country: known(country) };
  const asked = ([...SECTIONS, 'hs'] as const).find((candidate) => candidate === section);
  if (asked) return showSection(parts, turn, subject, asked, Number(from ?? 0));
  return showAnswer(parts, turn, subject, '');
}

/** The summary with the ways to its details, or what is known so far and the one thing that is missing. */
async function showAnswer(
  parts: RequirementParts,
  turn: ChatTurn,
  subject: Subject,
  text: string,
): Promise<Outcome> {
  const { words } = turn;
  keepTopic(turn, subject);
  if (!subject.product && !subject.country) {
    return replyMarkup(words.markup('answers-which-product'), await likelyProducts(parts, turn, subject));
  }
  const answer = compose(parts, turn, subject, text);
  const summary = renderSummary(answer, words.markup, words.language);
  if (!subject.product) return replyMarkup(summary, await likelyProducts(parts, turn, subject));
  if (!subject.country) return replyMarkup(summary, await likelyCountries(parts, turn, subject));
  const missing = answer.gaps.some((gap) => gap === 'destination-data' || gap === 'product-in-destination');
  if (missing) {
    const question = text || `${subject.product} ${subject.country}`;
    await recordGap(
      turn,
      { kind: 'no-data', text: question, intent: 'requirements', ...subject },
      parts.newId,
    );
  }
  return replyMarkup(summary, [
    ...sectionChoices(answer, subject, words),
    ...(missing ? [await askOfficer(turn, 'no-data', false)] : []),
    unhelpful(words, `req:${keyOf(subject)}`),
  ]);
}

async function showSection(
  parts: RequirementParts,
  turn: ChatTurn,
  subject: Subject,
  section: Section,
  from = 0,
): Promise<Outcome> {
  const { words } = turn;
  keepTopic(turn, subject);
  const answer = compose(parts, turn, subject, '');
  if (section === 'hs') return askHsCode(turn, answer);
  const page = { from: Number.isSafeInteger(from) && from > 0 ? from : 0, limit: DESTINATION_PAGE };
  const text = renderSection(answer, section, words.markup, words.language, page);
  if (!text) return showAnswer(parts, turn, subject, '');
  const next = page.from + page.limit;
  const more =
    section === 'destination' && next < answer.destination.length
      ? [choice(words, `/req:${keyOf(subject)}:destination:${next}`, 'answers-more')]
      : [];
  const others = sectionChoices(answer, subject, words).filter(({ id }) => !id.endsWith(`:${section}`));
  return replyMarkup(text, [...more, ...others]);
}

/** Goods that the catalogue does not hold: said honestly, the general part given, an officer offered. */
async function outsideCatalogue(
  parts: RequirementParts,
  turn: ChatTurn,
  { text, country }: Subject & { text: string },
): Promise<Outcome> {
  const { words } = turn;
  await recordGap(turn, { kind: 'no-data', text, intent: 'requirements', country }, parts.newId);
  const general = country
    ? renderSummary(
        { ...compose(parts, turn, { product: null, country }, ''), gaps: [] },
        words.markup,
        words.language,
      )
    : '';
  return replyMarkup([words.markup('answers-outside-catalogue'), general].filter(Boolean).join('\n\n'), [
    choice(words, '/faq:langkah-awal-ekspor', 'answers-first-steps'),
    await askOfficer(turn, 'no-data', false),
  ]);
}

function compose(parts: RequirementParts, turn: ChatTurn, subject: Subject, text: string): RequirementAnswer {
  const product = parts.knowledge.products.get(subject.product ?? '');
  const said = text.toLowerCase().split(/[^\p{L}]+/u);
  const variant = product?.forms.find(({ id }) => id.split('-').every((word) => said.includes(word)));
  return answerRequirements(parts.knowledge, {
    product: subject.product ?? undefined,
    country: subject.country ?? undefined,
    variant: variant?.id,
    today: dayOf(turn.now, parts.timeZone),
  });
}

function sectionChoices(answer: RequirementAnswer, subject: Subject, words: Words): Choice[] {
  const has: Record<(typeof SECTIONS)[number], boolean> = {
    documents: answer.documents.length > 0 || answer.rules.length > 0,
    destination: answer.destination.length > 0,
    agreement: answer.agreements.length > 0 || answer.agreementRemarks.length > 0,
    representation: answer.representations.length > 0,
    sources: answer.sources.length > 0,
  };
  const key = keyOf(subject);
  return [
    ...SECTIONS.filter((section) => has[section]).map((section) =>
      choice(words, `/req:${key}:${section}`, `answers-section-${section}`),
    ),
    ...(answer.hs.length ? [choice(words, `/req:${key}:hs`, 'answers-section-hs')] : []),
    ...(checklistFor(answer).length
      ? [choice(words, `/checklist_save:${key}`, 'answers-save-checklist')]
      : []),
  ];
}

async function likelyCountries(
  parts: RequirementParts,
  turn: ChatTurn,
  { product }: Subject,
): Promise<Choice[]> {
  const { countries } = await readInterests(turn);
  const offered = [...new Set([...countries, ...LIKELY_COUNTRIES])].slice(0, MAX_OFFERED);
  return offered.flatMap((code) => {
    const name = parts.knowledge.countries.get(code)?.name[turn.words.language];
    return name ? [{ id: `/req:${keyOf({ product, country: code })}`, label: name }] : [];
  });
}

async function likelyProducts(
  parts: RequirementParts,
  turn: ChatTurn,
  { country }: Subject,
): Promise<Choice[]> {
  const { products } = await readInterests(turn);
  const offered = [...new Set([...products, ...LIKELY_PRODUCTS])].slice(0, MAX_OFFERED);
  return offered.flatMap((id) => {
    const name = parts.knowledge.products.get(id)?.name[turn.words.language];
    return name ? [{ id: `/req:${keyOf({ product: id, country })}`, label: name.slice(0, 60) }] : [];
  });
}

export function unhelpful(words: Words, about: string): Choice {
  return choice(words, `/unhelpful:${about}`, 'answers-unhelpful', [
    'belum membantu',
    'tidak membantu',
    '👎',
  ]);
}

/** `<product>:<country>` as commands carry it, `-` for a half that is open. */
export function keyOf({ product, country }: Subject): string {
  return `${product ?? '-'}:${country ?? '-'}`;
}

function known(id: string): string | null {
  return id === '-' || id === '' ? null : id;
}
