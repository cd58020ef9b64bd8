import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { postgresBinaries, postgresProgram } from './postgres-binaries.js';
import { reachableBinaries, reachableFolder } from './postgres-place.js';
import { mayRun, mayWrite, postgresUser } from './postgres-user.js';

/** Only root starts PostgreSQL as somebody else, and only then can a folder be out of reach. */
const asRoot = process.getuid?.() === 0 ? test : test.skip;

let folder: string;
let shared: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskwire-place-'));
  chmodSync(folder, 0o711);
  shared = join(folder, 'shared');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

asRoot('binaries in a home that nobody else may enter are copied to where the database user can run them', () => {
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const binaries = postgresBinaries();
  const hidden = { ...binaries, folder: join(home, 'native') };
  cpSync(binaries.folder, hidden.folder, { recursive: true, verbatimSymlinks: true });
  const user = postgresUser(join(home, 'cluster'));
  expect(mayRun(user, postgresProgram(hidden, 'postgres'))).toBe(false);
  const found = reachableBinaries(hidden, user, shared);
  expect(dirname(found.folder)).toBe(shared);
  expect(mayRun(user, postgresProgram(found, 'initdb'))).toBe(true);
  expect(reachableBinaries(hidden, user, shared).folder).toBe(found.folder);
});

asRoot('a data folder in such a home is replaced by one that the database user can write', () => {
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const user = postgresUser(join(home, 'cluster'));
  const found = reachableFolder(join(home, 'postgres'), user, 'data-1', shared);
  expect(found).toBe(join(shared, 'data-1'));
  expect(mayWrite(user, found)).toBe(true);
  expect(statSync(found).uid).toBe(user.uid);
});

test('a folder that the database user can write is used as it is', () => {
  const wished = join(folder, 'postgres');
  expect(reachableFolder(wished, postgresUser(join(wished, 'cluster')), 'data-1', shared)).toBe(wished);
});
