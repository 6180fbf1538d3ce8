import type { ChartCache } from '../../charts/index.ts';
import { choice, type Outcome, replyMarkup } from '../../conversation/index.ts';
import { dayOf } from '../../kernel/day.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { MediaStore } from '../../media/index.ts';
import type { Attachment } from '../../messages/index.ts';
import { writeCsv } from '../../tables/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { sayDay } from '../../words/index.ts';
import { type Bar, type Gathered, gather, SPANS, type Span, topicName } from './gather.ts';
import { statisticsSvg } from './statistics-svg.ts';

/** What the feature needs besides the turn. */
export interface StatisticsParts {
  knowledge: Knowledge;
  charts: ChartCache;
  media: MediaStore;
  timeZone: string;
}

const DEFAULT: Span = '30';
const MAX_LINES = 5;
const MAX_COLUMNS = 31;
const FOREVER_ALIASES: ReadonlySet<string> = new Set(['semua', 'all', 'selamanya']);

/** `statistik [7|30|90|semua] [csv]`: numbers and a picture, or the whole of it as a table. */
export async function statisticsCommand(
  parts: StatisticsParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const { tx, words, now } = turn;
  const asked = (argument ?? '').toLowerCase().split(/[\s:]+/);
  const forever = asked.some((word) => FOREVER_ALIASES.has(word));
  const span = forever ? 'all' : (SPANS.find((one) => asked.includes(one)) ?? DEFAULT);
  const gathered = await gather(tx, span, {
    now,
    timeZone: parts.timeZone,
    knowledge: parts.knowledge,
    words,
  });
  const others = SPANS.filter((one) => one !== span).map((one) =>
    choice(words, `/statistics:${one}`, `statistics-span-${one}`),
  );
  const menu = choice(words, '/menu', 'engine-menu');
  if (asked.includes('csv')) {
    const fileName = `statistik-${span === 'all' ? 'semua' : `${span}-hari`}-${dayOf(now, parts.timeZone)}.csv`;
    const attachment: Attachment = {
      kind: 'text-file',
      content: toCsv(gathered, parts, turn),
      mimeType: 'text/csv',
      fileName,
    };
    return replyMarkup(
      words.markup('statistics-csv-sent', { period: periodOf(gathered, parts, turn) }),
      [...others, menu],
      attachment,
    );
  }
  const csv = choice(words, `/statistics:${span}:csv`, 'statistics-csv', ['csv']);
  return replyMarkup(
    sayStatistics(gathered, parts, turn),
    [...others, csv, menu],
    await draw(gathered, parts, turn),
  );
}

function periodOf(
  { since, span }: Gathered,
  { timeZone }: StatisticsParts,
  { words, now }: ChatTurn,
): string {
  const until = sayDay(dayOf(now, timeZone), words);
  if (!since || span === 'all') return words.label('statistics-until', { until });
  return words.label('statistics-between', { since: sayDay(dayOf(since, timeZone), words), until });
}

/** The numbers in words: what matters without opening the picture. */
function sayStatistics(gathered: Gathered, parts: StatisticsParts, turn: ChatTurn): string {
  const { words } = turn;
  const { totals } = gathered;
  const list = (key: string, bars: readonly Bar[]) =>
    bars.length
      ? words.markup(key, {
          list: bars
            .slice(0, MAX_LINES)
            .map(({ name, count, beside }) =>
              beside === undefined
                ? words.label('statistics-bar', { name, count })
                : words.label('statistics-bar-country', { name, count, beside }),
            )
            .join(', '),
        })
      : '';
  return [
    words.markup('statistics-heading', { period: periodOf(gathered, parts, turn) }),
    [
      words.markup('statistics-people', { people: totals.people, businesses: totals.businesses }),
      words.markup('statistics-questions', { questions: totals.questions, unanswered: totals.unanswered }),
      words.markup('statistics-tickets', { tickets: totals.tickets, answered: totals.answered }),
      words.markup('statistics-leads', { leads: totals.leads, answers: totals.answers }),
    ].join('\n'),
    [
      list('statistics-by-regency', gathered.regencies),
      list('statistics-by-product', gathered.products),
      list('statistics-by-topic', gathered.topics),
      list('statistics-by-country', gathered.countries),
    ]
      .filter(Boolean)
      .join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

async function draw(gathered: Gathered, parts: StatisticsParts, turn: ChatTurn): Promise<Attachment> {
  const { words } = turn;
  const { totals, regencies, products, topics, countries } = gathered;
  const number = (value: number) => new Intl.NumberFormat(words.language).format(value);
  const columns = columnsOf(gathered, parts, turn);
  const panel = (key: string, bars: readonly Bar[], show = ({ count }: Bar) => number(count)) => ({
    title: words.label(key),
    bars,
    empty: words.label('statistics-nothing'),
    show,
  });
  const svg = statisticsSvg({
    title: words.label('statistics-picture-title'),
    period: periodOf(gathered, parts, turn),
    figures: [
      { name: words.label('statistics-figure-people'), value: number(totals.people) },
      { name: words.label('statistics-figure-businesses'), value: number(totals.businesses) },
      { name: words.label('statistics-figure-questions'), value: number(totals.questions) },
      { name: words.label('statistics-figure-leads'), value: number(totals.leads) },
    ],
    activity: {
      title: words.label('statistics-panel-activity', { bucket: gathered.bucket }),
      columns,
      most: words.label('statistics-most', { count: Math.max(0, ...columns.map(({ count }) => count)) }),
    },
    panels: [
      panel('statistics-panel-regency', regencies),
      panel('statistics-panel-product', products),
      panel('statistics-panel-topic', topics),
      panel(
        'statistics-panel-country',
        countries,
        ({ count, beside = 0 }) => `${number(count)} / ${number(beside)}`,
      ),
    ],
  });
  const kept = await parts.media.put(await parts.charts.draw(svg));
  if ('refused' in kept) throw new Error(`a chart was refused: ${kept.refused}`);
  return {
    kind: 'image',
    hash: kept.hash,
    mimeType: kept.mimeType,
    fileName: `statistik-${gathered.span}.png`,
  };
}

/** One column for every day, week or month of the span, also where nothing was written; of a long one the last. */
function columnsOf(
  { activity, since, bucket }: Gathered,
  { timeZone }: StatisticsParts,
  { words, now }: ChatTurn,
): Array<{ label: string; count: number }> {
  const counted = new Map(activity.map(({ day, messages }) => [day, messages]));
  const first = since ? dayOf(since, timeZone) : activity[0]?.day;
  const format = new Intl.DateTimeFormat(words.language, {
    timeZone: 'UTC',
    ...(bucket === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' }),
  });
  const columns: Array<{ label: string; count: number }> = [];
  for (
    let at = first && bucketOf(first, bucket);
    at && at <= dayOf(now, timeZone);
    at = nextBucket(at, bucket)
  ) {
    columns.push({ label: format.format(new Date(`${at}T00:00:00Z`)), count: counted.get(at) ?? 0 });
  }
  return columns.slice(-MAX_COLUMNS);
}

/** The day on which the column of a day begins: itself, its Monday, the first of its month. As PostgreSQL's date_trunc. */
function bucketOf(day: string, bucket: Gathered['bucket']): string {
  if (bucket === 'month') return `${day.slice(0, 7)}-01`;
  const moment = new Date(`${day}T00:00:00Z`);
  if (bucket === 'week') moment.setUTCDate(moment.getUTCDate() - ((moment.getUTCDay() + 6) % 7));
  return moment.toISOString().slice(0, 10);
}

function nextBucket(day: string, bucket: Gathered['bucket']): string {
  const moment = new Date(`${day}T00:00:00Z`);
  if (bucket === 'month') moment.setUTCMonth(moment.getUTCMonth() + 1);
  else moment.setUTCDate(moment.getUTCDate() + (bucket === 'week' ? 7 : 1));
  return moment.toISOString().slice(0, 10);
}

/** Everything that was counted, one number a row: what it is about, what it is, how many. */
function toCsv(gathered: Gathered, parts: StatisticsParts, turn: ChatTurn): string {
  const { words } = turn;
  const { totals, regencies, products, countries, activity, questions } = gathered;
  const row = (section: CsvSection, what: string, count: number, detail = '') => [
    words.label(`statistics-csv-${section}`),
    what,
    detail,
    String(count),
  ];
  const leads = words.label('statistics-csv-leads');
  const answers = words.label('statistics-csv-answers');
  return writeCsv([
    [words.label('statistics-csv-period'), periodOf(gathered, parts, turn), '', ''],
    ['section', 'what', 'detail', 'count'].map((column) => words.label(`statistics-csv-column-${column}`)),
    row('total', words.label('statistics-figure-people'), totals.people),
    row('total', words.label('statistics-figure-businesses'), totals.businesses),
    row('total', words.label('statistics-csv-tickets'), totals.tickets),
    row('total', words.label('statistics-csv-answered'), totals.answered),
    ...regencies.map(({ name, count }) => row('regency', name, count)),
    ...products.map(({ name, count }) => row('product', name, count)),
    ...questions.map(({ topic, product, country, count }) =>
      row('topic', topicName(topic, words), count, [product, country].filter(Boolean).join(' ')),
    ),
    ...countries.flatMap(({ name, count, beside = 0 }) => [
      row('country', name, count, leads),
      row('country', name, beside, answers),
    ]),
    ...activity.flatMap(({ day, messages, people }) => [
      row('activity', day, messages, words.label('statistics-csv-messages')),
      row('activity', day, people, words.label('statistics-figure-people')),
    ]),
  ]);
}

type CsvSection = 'total' | 'regency' | 'product' | 'topic' | 'country' | 'activity';
