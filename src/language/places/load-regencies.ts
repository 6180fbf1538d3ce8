import type { PlaceLexicon } from '../lexicon/schema.ts';
import { createRegencies, type Regencies } from './regencies.ts';

/**
 * Reads the official list of kabupaten and kota (two small files of `idn-area-data`; its villages are never read) and
 * joins it with the lexicon's nicknames and seats.
 */
export async function loadRegencies(places: PlaceLexicon): Promise<Regencies> {
  const { getProvinces, getRegencies } = await import('idn-area-data');
  const [provinces, regencies] = await Promise.all([getProvinces(), getRegencies()]);
  const provinceNames = new Map(provinces.map(({ code, name }) => [code, name]));
  const all = regencies
    .filter(({ code }) => code !== '')
    .map(({ code, name, province_code }) => ({
      code,
      name,
      provinceCode: province_code,
      province: provinceNames.get(province_code) ?? '',
    }));
  return createRegencies(all, places);
}
