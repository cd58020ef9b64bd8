import { describe, expect, test } from 'vitest';

type Catalog = { [key: string]: string | Catalog };

const catalogs = import.meta.glob<Catalog>('../**/locales/*.json', { eager: true, import: 'default' });
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.{test,spec}.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const PLURAL = /_(zero|one|two|few|many|other)$/;

const flatten = (catalog: Catalog, prefix = ''): string[] =>
  Object.entries(catalog).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : flatten(value, `${prefix}${key}.`)));

const withoutForms = (keys: string[]): string[] => [...new Set(keys.map((key) => key.replace(PLURAL, '')))].sort();

const namespaces = [...new Set(Object.keys(catalogs).map((path) => path.replace(/\/locales\/\w+\.json$/, '')))];
const keysOf = (folder: string, locale: string): string[] => flatten(catalogs[`${folder}/locales/${locale}.json`] ?? {});

describe.each(namespaces)('%s', (folder) => {
  test('says the same in both languages', () => {
    expect(withoutForms(keysOf(folder, 'ru'))).toEqual(withoutForms(keysOf(folder, 'en')));
  });

  test('has every Russian plural form', () => {
    const russian = new Set(keysOf(folder, 'ru'));
    const counted = [...russian].filter((key) => key.endsWith('_one')).map((key) => key.replace(PLURAL, ''));
    const missing = counted.flatMap((key) => ['few', 'many', 'other'].map((form) => `${key}_${form}`).filter((form) => !russian.has(form)));
    expect(missing).toEqual([]);
  });
});

test('every text that the code asks for by name exists', () => {
  const known = new Set(
    namespaces.flatMap((folder) => withoutForms(keysOf(folder, 'en')).map((key) => `${folder.split('/').at(-1)}:${key}`)),
  );
  const missing: string[] = [];
  for (const [path, source] of Object.entries(sources)) {
    const own = /\.\.\/(?:features\/)?([^/]+)\//.exec(path)?.[1] ?? '';
    // t('key'), t("ns:key"): whole literals only; keys made of parts are tables of their own.
    for (const [, key] of source.matchAll(/\bt\(\s*'([\w.:-]+)'/g)) {
      const candidates = key?.includes(':') ? [key] : [own, ...namespacesIn(source)].map((namespace) => `${namespace}:${key}`);
      const exists = (candidate: string): boolean => known.has(candidate) || [...known].some((one) => one.startsWith(`${candidate}.`));
      if (!candidates.some(exists)) missing.push(`${path}: ${key}`);
    }
  }
  expect(missing).toEqual([]);
});

function namespacesIn(source: string): string[] {
  return [...source.matchAll(/useTranslation\(\[?([^)\]]*)/g)].flatMap(([, list]) =>
    [...(list ?? '').matchAll(/'(\w+)'/g)].map(([, name]) => name ?? ''),
  );
}
