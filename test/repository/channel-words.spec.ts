import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allConnectors } from '#connectors/registry.js';

type Catalog = { [key: string]: string | Catalog };

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

const connectors = allConnectors();
const refusals = globSync('libs/connectors/src/**/*.ts', { cwd: root })
  .filter((name) => !name.endsWith('.spec.ts') && !name.includes('/testing/'))
  .flatMap((name) => reasonsIn(read(name)));

describe.each(['en', 'ru'])('what an admin reads of each channel (%s)', (locale) => {
  const words = JSON.parse(read(`apps/console/src/features/channels/locales/${locale}.json`)) as Catalog;
  const ui = JSON.parse(read(`apps/console/src/ui/locales/${locale}.json`)) as Catalog;
  const missing = (keys: string[], catalog = words): string[] => keys.filter((key) => !isText(catalog, key));

  it('says what the messenger is called, what the channel is and what one needs for it', () => {
    const transports = connectors.map(({ transport }) => transport);
    expect(
      missing(
        transports.map((name) => `transport.${name}`),
        ui,
      ),
    ).toEqual([]);
    expect(missing(transports.flatMap((name) => [`connect.about.${name}`, `connect.needs.${name}`]))).toEqual([]);
  });

  it('names every field, and every value that one chooses from', () => {
    const fields = connectors.flatMap((connector) => connector.fields);
    expect(missing(fields.map(({ label }) => label))).toEqual([]);
    const choices = fields.flatMap(({ name, choices: values = [] }) => values.map((value) => `channelChoice.${name}.${value}`));
    expect(missing(choices)).toEqual([]);
  });

  it('says of every field that one must fill in where to find its value', () => {
    const needed = connectors.flatMap(({ transport, fields }) =>
      fields.filter(({ required, generated }) => required && !generated).map(({ name }) => ({ transport, name })),
    );
    const unsaid = needed.filter(({ transport, name }) => missing([`fieldHelp.${transport}.${name}`, `fieldHelp.${name}`]).length === 2);
    expect(unsaid).toEqual([]);
  });

  it('has a sentence for every refusal', () => {
    expect(refusals.length).toBeGreaterThan(20);
    expect(missing([...new Set(refusals)].map((reason) => `channelRefusal.${reason}`))).toEqual([]);
  });
});

function isText(catalog: Catalog, key: string): boolean {
  let value: string | Catalog | undefined = catalog;
  for (const part of key.split('.')) value = typeof value === 'object' ? value[part] : undefined;
  return typeof value === 'string' && value.trim() !== '';
}

/** The reasons that a connector's source names: in the refusals it throws, and in tables of `[field, reason]`. */
function reasonsIn(source: string): string[] {
  const thrown = source
    .split('new ChannelRefusal(')
    .slice(1)
    .map((rest) => rest.slice(0, endOfCall(rest)));
  const named = thrown.flatMap((call) => [...call.matchAll(/'([a-z][a-z_]+)'/g)].map(([, reason]) => reason ?? ''));
  const tables = source.includes('ChannelRefusal') ? [...source.matchAll(/(?<!choices): \[(?:null|'[\w.]+'), '([a-z_]+)'\]/g)] : [];
  return [...named, ...tables.map(([, reason]) => reason ?? '')];
}

/** Where the call's brackets close. */
function endOfCall(rest: string): number {
  let depth = 1;
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '(') depth++;
    if (rest[at] === ')' && --depth === 0) return at;
  }
  return rest.length;
}
