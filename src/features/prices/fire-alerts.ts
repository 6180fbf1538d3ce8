import { choice } from '../../conversation/index.ts';
import { chatsForPush } from '../../identity/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import type { PriceCatalogue } from '../../knowledge/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import { enqueue, PRIORITY } from '../../outbox/index.ts';
import type { Storage, Tx } from '../../storage/index.ts';
import { type AllWords, languageOf } from '../../words/index.ts';
import { sayLimit } from './alert.flow.ts';
import { rearmAlerts, takeFired } from './alerts.store.ts';
import { dollarOf, rateOf } from './load-board.ts';
import { readNewest } from './prices.store.ts';
import { saySources } from './say-prices.ts';
import { toRupiah } from './values/convert.ts';
import { formatPeriod } from './values/format.ts';
import { isOld } from './values/freshness.ts';
import type { Day } from './values/period.ts';

const BATCH = 500;
const DOLLAR = 'kurs-usd';

/**
 * Tells those who wait for a price that it has come, in the transaction that stored the price. `moved` are the series whose
 * newest value is new; where the dollar moved, so did every price in dollars. An old value fires nothing.
 */
export async function fireAlerts(
  parts: { storage: Storage; catalogue: PriceCatalogue; words: AllWords },
  tx: Tx,
  moved: readonly string[],
  now: Date,
  today: Day,
): Promise<void> {
  const { catalogue, storage, words: all } = parts;
  const touched = [...catalogue.series.values()].filter(
    ({ id, currency }) => moved.includes(id) || (currency !== 'IDR' && moved.includes(DOLLAR)),
  );
  const newest = await readNewest(tx, [DOLLAR, ...touched.map(({ id }) => id)]);
  for (const series of touched) {
    const last = newest.get(series.id);
    const dollar = dollarOf(newest.get(DOLLAR), today);
    const rate = rateOf(series, dollar);
    if (!last || rate === null || last.unit !== series.unit || isOld(last.day, series.cadence, today))
      continue;
    const rupiah = toRupiah(last.value, series, rate);
    await rearmAlerts(tx, series.id, rupiah);
    for (;;) {
      const fired = await takeFired(tx, series.id, rupiah, now, BATCH);
      if (!fired.length) break;
      const chats = await chatsForPush(tx, [...new Set(fired.map(({ personId }) => personId))]);
      const chatOf = new Map(chats.map((chat) => [chat.personId, chat]));
      await enqueue(
        tx,
        fired.flatMap(({ id, personId, direction, threshold }) => {
          // Who wants silence, or cannot be reached, is told nothing; the crossing is past all the same.
          const chat = chatOf.get(personId);
          if (!chat) return [];
          const { chatId, channel, language } = chat;
          const words = all[languageOf(language)];
          const money = (value: number) => sayLimit(words, series, value);
          const said = words.markup('prices-alert-fired', {
            name: series.name[words.language],
            direction,
            threshold: money(threshold),
            now: money(rupiah),
            date: formatPeriod(last.period, words.language),
          });
          const text = parseMarkup(
            `${said}\n${saySources(words, catalogue, [{ series, newest: last }], { dollar })}`,
          );
          return [
            {
              chatId,
              channel,
              reply: {
                text,
                choices: [
                  choice(words, `/price:${series.item}`, 'prices-see'),
                  choice(words, '/price_subs', 'prices-mine'),
                ],
              },
              priority: PRIORITY.push,
              now,
              expiresAt: after(now, DAY),
              dedupeKey: `price-alert:${id}:${now.toISOString()}`,
            },
          ];
        }),
      );
      await storage.wake(tx, 'outbox');
    }
  }
}
