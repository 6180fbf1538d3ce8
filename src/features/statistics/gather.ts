import { after, DAY } from '../../kernel/clock.ts';
import { startOfDay } from '../../kernel/day.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Tx } from '../../storage/index.ts';
import type { Words } from '../../words/index.ts';
import * as store from './statistics.store.ts';

/** Spans that can be asked for, in days; `all` is from the beginning. */
export const SPANS = ['7', '30', '90', 'all'] as const;
export type Span = (typeof SPANS)[number];

/** One bar: what it is called, and how much of it there was. */
export interface Bar {
  name: string;
  count: number;
  /** A second number that belongs to it. */
  beside?: number;
}

/** Everything the statistics show, in the reader's words. */
export interface Gathered {
  span: Span;
  since: Date | null;
  bucket: store.Period['bucket'];
  totals: store.Totals & { questions: number; unanswered: number };
  regencies: Bar[];
  products: Bar[];
  topics: Bar[];
  countries: Bar[];
  activity: store.Activity;
  questions: store.Questions;
}

const BUCKETS: Readonly<Record<Span, store.Period['bucket']>> = {
  '7': 'day',
  '30': 'day',
  '90': 'week',
  all: 'month',
};

/** Counts everything for a span that ends now: whole days, today included. */
export async function gather(
  tx: Tx,
  span: Span,
  { now, timeZone, knowledge, words }: { now: Date; timeZone: string; knowledge: Knowledge; words: Words },
): Promise<Gathered> {
  const since = span === 'all' ? null : startOfDay(after(now, -(Number(span) - 1) * DAY), timeZone).at;
  const period: store.Period = { since, until: now, timeZone, bucket: BUCKETS[span] };
  const questions = await store.countQuestions(tx, period);
  const topics = new Map<string, number>();
  for (const { topic, count } of questions) topics.set(topic, (topics.get(topic) ?? 0) + count);
  const sum = [...topics.values()].reduce((total, count) => total + count, 0);
  const other = words.label('statistics-other');
  const country = (code: string) => knowledge.countries.get(code)?.name[words.language] ?? code;
  return {
    span,
    since,
    bucket: period.bucket,
    totals: {
      ...(await store.countTotals(tx, period)),
      questions: sum,
      unanswered: topics.get('unanswered') ?? 0,
    },
    regencies: (await store.countRegencies(tx, period)).map(({ name, count }) => ({
      name: name || other,
      count,
    })),
    products: (await store.countProducts(tx, period)).map(({ key, count }) => ({
      name: knowledge.products.get(key)?.name[words.language] ?? (key || other),
      count,
    })),
    topics: [...topics]
      .map(([topic, count]) => ({ name: topicName(topic, words), count }))
      .sort((a, b) => b.count - a.count),
    countries: (await store.countCountries(tx, period)).map(({ country: code, leads, answers }) => ({
      name: country(code),
      count: leads,
      beside: answers,
    })),
    activity: await store.countActivity(tx, period),
    questions,
  };
}

/** What is counted, by the names under which it is stored; a later version may know more of them. */
export const TOPICS = ['requirements', 'faq', 'price', 'leads', 'human', 'unanswered'] as const;

export function topicName(topic: string, words: Words): string {
  const known = TOPICS.find((one) => one === topic);
  return known ? words.label(`statistics-topic-${known}`) : topic;
}
