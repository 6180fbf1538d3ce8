import { z } from 'zod';
import type { PriceItem } from '../../../knowledge/index.ts';
import type { Demand } from '../demand.store.ts';
import type { FetchPolitely } from './fetch-politely.ts';
import { SourceError } from './source.ts';

const Flows = z.object({
  data: z.array(
    z.object({
      period: z.coerce.number().int(),
      reporterCode: z.literal(360),
      flowCode: z.literal('X'),
      partnerCode: z.number().int().nonnegative(),
      primaryValue: z.number().nonnegative(),
      netWgt: z.number().nonnegative().nullish(),
    }),
  ),
});

/**
 * Who bought a commodity from Indonesia in one year, by UN Comtrade's keyless preview. Partner 0 is the world and is not
 * added up; a weight of nothing means unknown.
 */
export async function readDemand(
  http: FetchPolitely,
  root: string,
  item: Pick<PriceItem, 'id' | 'hs'>,
  year: number,
): Promise<Demand[]> {
  const byPartner = new Map<number, Demand>();
  for (const code of item.hs) {
    const query = `reporterCode=360&period=${year}&flowCode=X&cmdCode=${code}&partner2Code=0&customsCode=C00&motCode=0`;
    const page = await http(`${root}/C/A/HS?${query}`);
    for (const row of readFlows(page?.text ?? '')) {
      if (row.period !== year) throw new SourceError('shape', `asked for ${year}, got ${row.period}`);
      const before = byPartner.get(row.partnerCode);
      byPartner.set(row.partnerCode, {
        item: item.id,
        year,
        partner: row.partnerCode,
        valueUsd: (before?.valueUsd ?? 0) + row.primaryValue,
        netKg: addKnown(before ? before.netKg : 0, row.netWgt || null),
      });
    }
  }
  return [...byPartner.values()];
}

function readFlows(text: string): z.infer<typeof Flows>['data'] {
  try {
    return Flows.parse(JSON.parse(text)).data;
  } catch (cause) {
    throw new SourceError('shape', 'not the answer of UN Comtrade', { cause });
  }
}

/** A sum with something unknown in it is unknown. */
function addKnown(sum: number | null, more: number | null): number | null {
  return sum === null || more === null ? null : sum + more;
}
