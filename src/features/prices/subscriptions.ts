import { choice, type Outcome, replyMarkup } from '../../conversation/index.ts';
import { ZONES, type Zone } from '../../kernel/zones.ts';
import type { PriceItem } from '../../knowledge/index.ts';
import { simplify, type Understanding } from '../../language/index.ts';
import type { Choice } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import {
  ALERT,
  aboutSeries,
  alertAtOnce,
  chooseSeries,
  isFar,
  readDirection,
  readLimit,
  sayLimit,
} from './alert.flow.ts';
import { Direction, deleteAlerts, listAlerts } from './alerts.store.ts';
import { findItems } from './find-items.ts';
import { readOwnItems, readRegency } from './own-items.store.ts';
import { type PriceParts, todayOf } from './price-parts.ts';
import { sayWhen } from './say-when.ts';
import { SUBSCRIBE, subscribeAtOnce, subscribeFlow } from './subscribe.flow.ts';
import { deleteSubscriptions, listSubscriptions, pauseSubscriptions } from './subscriptions.store.ts';
import { readSchedule, zoneOf } from './values/schedule.ts';

const MAX_OFFERED = 6;

/** "kirim harga sawit dan kurs dolar tiap senin pagi", "kabari kalau lada di atas 100 ribu" */
export async function subscribe(
  parts: PriceParts,
  turn: ChatTurn,
  text: string,
  understanding: Understanding,
): Promise<Outcome> {
  const { prices } = parts.knowledge;
  const named = findItems(prices, text, understanding);
  const inherited = named.length || !understanding.product ? named : byProduct(parts, understanding.product);
  if (isAlert(text)) return beginAlert(parts, turn, inherited[0], text);
  if (
    /\b(daftar|lihat|cek|apa saja) (kiriman|langganan)|\b(kiriman|langganan)( harga)? saya\b/.test(
      simplify(text),
    )
  )
    return list(parts, turn);
  return beginSubscription(
    parts,
    turn,
    inherited.map(({ id }) => id),
    text,
  );
}

/** The form of a subscription. "Stop kirim harga" in it ends what is running, and the form. */
export function subscriptionFlow(parts: PriceParts) {
  return subscribeFlow(parts, async (turn, text, understanding) => {
    const running = (await listSubscriptions(turn)).length + (await listAlerts(turn)).length;
    const outcome = running ? await unsubscribe(parts, turn, text, understanding) : null;
    return (
      outcome?.replies ?? [
        {
          text: turn.words.say('prices-sub-left'),
          choices: [choice(turn.words, '/menu', 'engine-menu')],
        },
      ]
    );
  });
}

/** "stop kirim harga sawit", "jeda kiriman harga" */
export async function unsubscribe(
  parts: PriceParts,
  turn: ChatTurn,
  text: string,
  understanding: Understanding,
): Promise<Outcome> {
  if (/\b(jeda|pause|tunda|sementara)\b/.test(simplify(text))) return pauseCommand(parts, turn);
  const named = findItems(parts.knowledge.prices, text, understanding);
  if (named.length) return stopItems(turn, named);
  const [subscriptions, alerts] = [await listSubscriptions(turn), await listAlerts(turn)];
  // One thing to stop, or a clear word: done. Several: which?
  const clear = /\b(semua\w*|all|stop|berhenti)\b/.test(simplify(text));
  if (subscriptions.length + alerts.length > 0 && (clear || subscriptions.length + alerts.length === 1))
    return stopAll(turn);
  return list(parts, turn);
}

/** `/price_subs`: everything that will be sent, with the ways to change it. */
export async function list(parts: PriceParts, turn: ChatTurn): Promise<Outcome> {
  const { words } = turn;
  const { prices } = parts.knowledge;
  const subscriptions = await listSubscriptions(turn);
  const alerts = await listAlerts(turn);
  if (!subscriptions.length && !alerts.length) {
    return replyMarkup(words.markup('prices-list-none'), [
      choice(words, '/price_subscribe', 'prices-subscribe'),
      choice(words, '/price_alert', 'prices-alert'),
      choice(words, '/menu', 'engine-menu'),
    ]);
  }
  const nameOf = (id: string) => prices.items.get(id)?.name[words.language] ?? id;
  const groups = Map.groupBy(
    subscriptions,
    ({ days, hour, zone, paused }) => `${days} ${hour} ${zone} ${paused}`,
  );
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const items = group.map(({ item }) => nameOf(item)).join(', ');
    return [
      words.markup('prices-list-line', {
        items,
        when: sayWhen(words, first),
        paused: first.paused ? 'yes' : 'no',
      }),
    ];
  });
  const alertLines = alerts.map(({ series: id, direction, threshold }) => {
    const series = prices.series.get(id);
    const limit = series ? sayLimit(words, series, threshold) : String(threshold);
    return words.markup('prices-list-alert', {
      name: series?.name[words.language] ?? id,
      direction,
      threshold: limit,
    });
  });
  const paused = subscriptions.some((one) => one.paused);
  const text = [
    words.markup('prices-list'),
    [...lines, ...alertLines].map((line) => `- ${line}`).join('\n'),
  ].join('\n\n');
  return replyMarkup(text, [
    ...(subscriptions.length
      ? [
          choice(
            words,
            paused ? '/price_resume' : '/price_pause',
            paused ? 'prices-list-resume' : 'prices-list-pause',
          ),
        ]
      : []),
    choice(words, '/price_subscribe', 'prices-list-change'),
    ...subscriptions.map(({ item }) =>
      labelled(`/price_stop:${item}`, words.label('prices-list-stop', { name: nameOf(item) })),
    ),
    ...alerts.map(({ series, direction }) =>
      labelled(
        `/alert_off:${series}:${direction}`,
        words.label('prices-list-alert-off', {
          name: prices.series.get(series)?.name[words.language] ?? series,
        }),
      ),
    ),
    ...(subscriptions.length + alerts.length > 1
      ? [choice(words, '/price_stop:all', 'prices-list-stop-all')]
      : []),
  ]);
}

type Command = (turn: ChatTurn, argument: string | undefined) => Promise<Outcome>;

/** By name, as `skills.ts` lists them. */
export function subscriptionCommands(parts: PriceParts): Readonly<Record<string, Command>> {
  const { prices } = parts.knowledge;
  return {
    price_subs: (turn) => list(parts, turn),
    price_subscribe: (turn, item) =>
      beginSubscription(parts, turn, prices.items.has(item ?? '') ? [item ?? ''] : [], ''),
    price_alert: (turn, item) => beginAlert(parts, turn, prices.items.get(item ?? ''), ''),
    price_pause: (turn) => pauseCommand(parts, turn),
    price_resume: async (turn) => {
      await pauseSubscriptions(turn, false);
      return replyMarkup(turn.words.markup('prices-resumed'), [
        choice(turn.words, '/price_subs', 'prices-mine'),
      ]);
    },
    price_stop: async (turn, argument) => {
      const item = prices.items.get(argument ?? '');
      return item ? stopItems(turn, [item]) : argument === 'all' ? stopAll(turn) : list(parts, turn);
    },
    alert_off: async (turn, argument) => {
      const [id = '', way] = (argument ?? '').split(':');
      const direction = Direction.safeParse(way).data;
      const series = prices.series.get(id);
      if (!series || !direction) return list(parts, turn);
      await deleteAlerts(turn, { series: id, direction });
      const { words } = turn;
      return replyMarkup(words.markup('prices-alert-removed', { name: series.name[words.language] }), [
        choice(words, '/price_subs', 'prices-mine'),
      ]);
    },
  };
}

function isAlert(text: string): boolean {
  const said = simplify(text);
  if (/\b(tiap|setiap|saban|harian|mingguan|every|daily|weekly)\b/.test(said)) return false;
  return (
    readDirection(text) !== null &&
    /\b(kalau|kalo|klo|klu|bila|jika|ketika|pas|saat|when|if|alarm|alert|pengingat|\d)/.test(said)
  );
}

async function beginSubscription(
  parts: PriceParts,
  turn: ChatTurn,
  items: string[],
  text: string,
): Promise<Outcome> {
  const zone = await zoneFor(parts, turn);
  const data = { items, offered: await offered(parts, turn), zone, ...readSchedule(text) };
  const done = await subscribeAtOnce(parts, data, turn);
  return done ? { kind: 'reply', replies: done.replies } : { kind: 'flow', flow: SUBSCRIBE, data };
}

async function beginAlert(
  parts: PriceParts,
  turn: ChatTurn,
  item: PriceItem | undefined,
  text: string,
): Promise<Outcome> {
  const series = item ? await chooseSeries(turn.tx, item, text) : null;
  if (!item || !series) return { kind: 'flow', flow: ALERT, data: { offered: await offered(parts, turn) } };
  const about = await aboutSeries(turn.tx, series, todayOf(parts, turn.now));
  const limit = text ? readLimit(parts, text, series, about.now, turn) : null;
  const said = limit && !isFar(limit.threshold, series, about.now) ? limit : {};
  const data = { item: item.id, ...about, ...said };
  const done = await alertAtOnce(parts, data, turn);
  return done ? { kind: 'reply', replies: done.replies } : { kind: 'flow', flow: ALERT, data };
}

async function pauseCommand(parts: PriceParts, turn: ChatTurn): Promise<Outcome> {
  if (!(await listSubscriptions(turn)).length) return list(parts, turn);
  await pauseSubscriptions(turn, true);
  const { words } = turn;
  return replyMarkup(words.markup('prices-paused'), [
    choice(words, '/price_resume', 'prices-list-resume'),
    choice(words, '/price_subs', 'prices-mine'),
  ]);
}

async function stopItems(turn: ChatTurn, items: readonly PriceItem[]): Promise<Outcome> {
  const ids = items.map(({ id }) => id);
  await deleteSubscriptions(turn, ids);
  await deleteAlerts(turn, { items: ids });
  const { words } = turn;
  const names = items.map((item) => item.name[words.language]).join(', ');
  return replyMarkup(words.markup('prices-unsubscribed', { items: names }), [
    choice(words, '/price_subs', 'prices-mine'),
    choice(words, '/menu', 'engine-menu'),
  ]);
}

async function stopAll(turn: ChatTurn): Promise<Outcome> {
  await deleteSubscriptions(turn);
  await deleteAlerts(turn);
  return replyMarkup(turn.words.markup('prices-unsubscribed-all'), [
    choice(turn.words, '/menu', 'engine-menu'),
  ]);
}

async function zoneFor({ timeZone }: PriceParts, turn: ChatTurn): Promise<Zone> {
  const own = zoneOf(await readRegency(turn));
  return own ?? Object.values(ZONES).find((zone) => zone === timeZone) ?? ZONES.WITA;
}

/** What the owner makes, then what most live on, then the dollar. */
async function offered({ knowledge: { prices } }: PriceParts, turn: ChatTurn): Promise<string[]> {
  const all = [...prices.items.values()];
  const own = await readOwnItems(turn, all);
  const usual = all.filter(({ kind }) => kind === 'commodity').slice(0, 3);
  const dollar = prices.items.get('usd');
  return [...new Set([...own, ...usual, ...(dollar ? [dollar] : [])])]
    .slice(0, MAX_OFFERED)
    .map(({ id }) => id);
}

function byProduct({ knowledge: { prices } }: PriceParts, product: string): PriceItem[] {
  return [...prices.items.values()].filter(({ products }) => products.includes(product));
}

function labelled(id: string, label: string): Choice {
  return { id, label: label.slice(0, 60) };
}
