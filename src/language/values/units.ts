/** Units an owner may give a capacity in. `dus` is a carton, `ikat` a bundle, `ekor` one animal. */
export const CAPACITY_UNITS = [
  'kg',
  'g',
  'kuintal',
  'ton',
  'liter',
  'ml',
  'pcs',
  'bungkus',
  'botol',
  'karung',
  'ikat',
  'ekor',
  'm3',
  'm',
  'lembar',
  'dus',
  'container',
] as const;
export type CapacityUnit = (typeof CAPACITY_UNITS)[number];

export const PERIODS = ['day', 'week', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

const UNIT_WORDS: Readonly<Record<CapacityUnit, string>> = {
  kg: 'kg kgs kilo kilos kilogram kilograms kilogramnya kiloan klo kilogram',
  g: 'g gr gram grams grm',
  kuintal: 'kuintal kwintal kw kwt quintal kintal',
  ton: 'ton tons tonne tonnes tonase tonan t mt',
  liter: 'liter liters litre litres ltr lt l lter',
  ml: 'ml mili mililiter cc',
  pcs: 'pcs pc pieces piece buah bh biji unit units butir keping potong pasang psg toples buahan item bijian pis',
  bungkus:
    'bungkus bks bgks bungks bks bngkus pack packs pak pax pcak sachet saset saschet kemasan pouch pouches',
  botol: 'botol btl bottle bottles jerigen jerigan',
  karung: 'karung krg karong sak zak sack sacks goni',
  ikat: 'ikat ikt iket bundel bundle',
  ekor: 'ekor ekr ikung iko ekoran',
  m3: 'm3 m³ kubik kubikan cbm meterkubik',
  m: 'm meter mtr meteran metre',
  lembar: 'lembar lbr helai lmbr lembaran sheet sheets',
  dus: 'dus dos kardus kotak box boxes karton carton cartons krat',
  container: 'container containers kontainer kontener konteiner petikemas fcl teu teus cont',
};
const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  day: 'hari harian hr day days daily harinya ari',
  week: 'minggu mingguan mgg mggu minggunya week weeks weekly pekan',
  month: 'bulan bulanan bln bl bulannya month months monthly',
  year: 'tahun tahunan thn th tahunnya year years yearly annum annual annually',
};

const UNITS = invert(UNIT_WORDS);
const PERIOD_OF = invert(PERIOD_WORDS);

/** A unit word, with "se-" for one of it ("sekarung", "seton"), or null. */
export function readUnit(word: string): { unit: CapacityUnit; one: boolean } | null {
  const unit = UNITS.get(word);
  if (unit) return { unit, one: false };
  const single = /^s[ea](\p{L}{3,})$/u.exec(word)?.[1];
  const oneOf = single === undefined ? undefined : UNITS.get(single);
  return oneOf ? { unit: oneOf, one: true } : null;
}

/** A period word standing alone ("bulan"), which after a number counts periods, or null. */
export function readBarePeriod(word: string): Period | null {
  return PERIOD_OF.get(word) ?? null;
}

/** A period word, also with "per" or "se-" attached ("perbulan", "seminggu", "sabulan"), or null. */
export function readPeriod(word: string): Period | null {
  const bare = /^(?:per|se|sa|tiap|p)(\p{L}{2,})$/u.exec(word)?.[1];
  return PERIOD_OF.get(word) ?? (bare === undefined ? null : (PERIOD_OF.get(bare) ?? null));
}

function invert<Id extends string>(table: Readonly<Record<Id, string>>): ReadonlyMap<string, Id> {
  const result = new Map<string, Id>();
  for (const id in table) for (const word of table[id].split(' ')) result.set(word, id);
  return result;
}
