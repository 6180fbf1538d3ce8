import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { readThroughCache } from '../kernel/file-cache.ts';
import * as priceSchema from './price-schema.ts';
import { buildPriceCatalogue } from './prices.ts';
import { KnowledgeError, readYaml } from './read-yaml.ts';
import * as schema from './schema.ts';
import type { Fact, Knowledge } from './types.ts';

/** A changed schema may read the same files otherwise. */
const SCHEMAS = ['schema.ts', 'price-schema.ts'].map((file) => join(import.meta.dirname, file));

/**
 * Reads and validates every file of the knowledge base (not `lexicon/`, which belongs to the language). All work
 * after this is pure. With `cacheDir`, what was read is kept there under a hash of the files, so that an unchanged
 * knowledge base starts about ten times faster; without it nothing is written.
 * @throws {KnowledgeError} naming file, line and field of the first problem.
 */
export function loadKnowledge(dir: string, cacheDir?: string): Knowledge {
  const files =
    cacheDir === undefined
      ? readFiles(dir)
      : readThroughCache(
          { cacheDir, name: 'knowledge', files: [...SCHEMAS, ...paths(dir).map((path) => join(dir, path))] },
          () => readFiles(dir),
        );
  return {
    products: index(files.products, (product) => product.id),
    destinations: new Map(files.destinations.map(({ scope, facts }) => [scope, facts])),
    countries: index(files.countries.countries, (country) => country.code),
    categories: index(files.categories.categories, (category) => category.id),
    groups: new Map(files.categories.groups.map((group) => [group.id, group.members])),
    documents: index(files.documents.documents, (document) => document.id),
    representations: files.representations.representations,
    agreements: files.agreements.agreements,
    agreementRemarks: files.agreements.remarks,
    lookup: files.lookup.services,
    sources: index([...files.sources.sources, ...files.officersFaq.sources], (source) => source.id),
    faq: [...files.faq.faq, ...files.officersFaq.faq],
    borderTrade: files.borderTrade,
    lessons: files.lessons,
    prices: buildPriceCatalogue(files.prices),
    where: (id) => findLine(dir, id),
  };
}

/** Everything below `dir` as it stands in the files, checked. */
function readFiles(dir: string) {
  const read = <T extends z.ZodType>(path: string, type: T): z.infer<T> => readYaml(dir, path, type);
  return {
    products: yamlFiles(dir, 'products').map((path) => {
      const product = read(path, schema.productFile);
      sameAsFile(path, product.id);
      return product;
    }),
    destinations: yamlFiles(dir, 'destinations').map((path) => {
      const destination = read(path, schema.destinationFile);
      sameAsFile(path, destination.scope);
      return destination;
    }),
    countries: read('countries.yaml', schema.countriesFile),
    categories: read('categories.yaml', schema.categoriesFile),
    documents: read('documents.yaml', schema.documentsFile),
    representations: read('representations.yaml', schema.representationsFile),
    agreements: read('agreements.yaml', schema.agreementsFile),
    lookup: read('lookup.yaml', schema.lookupFile),
    sources: read('sources.yaml', schema.sourcesFile),
    faq: read('faq.yaml', schema.faqFile),
    officersFaq: read('faq-officers.yaml', schema.officersFaqFile),
    borderTrade: read('border-trade.yaml', schema.borderTradeFile),
    lessons: yamlFiles(dir, 'lessons')
      .map((path) => {
        const lesson = read(path, schema.lessonFile);
        sameAsFile(path, lesson.id);
        return unrepeated(path, lesson, ({ quiz }) => quiz.map((question) => question.id));
      })
      .sort((a, b) => a.number - b.number),
    prices: {
      commodities: unrepeated(
        'prices/commodities.yaml',
        read('prices/commodities.yaml', priceSchema.commoditiesFile),
        (file) => file.commodities.map(({ id }) => id),
      ),
      series: unrepeated('prices/series.yaml', read('prices/series.yaml', priceSchema.seriesFile), (file) =>
        file.series.map(({ id }) => id),
      ),
      currencies: read('prices/currencies.yaml', priceSchema.currenciesFile),
      sources: read('prices/sources.yaml', priceSchema.priceSourcesFile),
    },
  };
}

/** Every fact of the knowledge base, with the part it lives in. */
export function allFacts(knowledge: Knowledge): { fact: Fact; part: string }[] {
  const found: { fact: Fact; part: string }[] = [];
  const add = (part: string, facts: readonly Fact[]) => {
    for (const fact of facts) found.push({ fact, part });
  };
  for (const product of knowledge.products.values()) {
    add(`products/${product.id}`, [...product.rules, ...product.levies, ...product.notes]);
  }
  for (const [scope, facts] of knowledge.destinations) add(`destinations/${scope}`, facts);
  for (const entry of knowledge.faq) add('faq', entry.answer);
  add('agreements', knowledge.agreementRemarks);
  add('border-trade', knowledge.borderTrade.facts);
  for (const lesson of knowledge.lessons) add(`lessons/${lesson.id}`, lesson.facts);
  return found;
}

function yamlFiles(dir: string, folder: string): string[] {
  return readdirSync(join(dir, folder))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => join(folder, file));
}

/** A file is found by its name, so the name and the id inside must agree. */
function sameAsFile(path: string, id: string): void {
  const expected = basename(path, '.yaml');
  if (expected !== id)
    throw new KnowledgeError(`knowledge/${path}`, 1, 'id', `"${id}" does not match the file's name`);
}

/** A map would keep the last of two in silence. */
function unrepeated<T>(path: string, file: T, idsOf: (file: T) => string[]): T {
  const ids = idsOf(file);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new KnowledgeError(`knowledge/${path}`, 1, 'id', `"${twice}" is there twice`);
  return file;
}

function index<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [key(item), item]));
}

/** Every file of the knowledge base, relative to `dir`. */
function paths(dir: string): string[] {
  const single = readdirSync(dir).filter((file) => file.endsWith('.yaml'));
  return [
    ...yamlFiles(dir, 'products'),
    ...yamlFiles(dir, 'destinations'),
    ...yamlFiles(dir, 'prices'),
    ...yamlFiles(dir, 'lessons'),
    ...single.sort(),
  ];
}

function findLine(dir: string, id: string): string | undefined {
  for (const path of paths(dir)) {
    const line = readFileSync(join(dir, path), 'utf8')
      .split('\n')
      .findIndex((text) => new RegExp(`^\\s*(- )?(id|code|scope): ['"]?${id}['"]?$`).test(text));
    if (line >= 0) return `knowledge/${path}:${line + 1}`;
  }
  return undefined;
}
