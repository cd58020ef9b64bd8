import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readEnv } from '../env.js';
import { DataFolder } from './data-folder.js';
import { LaunchLock } from './launch-lock.js';
import { prepareSecrets } from './secrets.js';

let folder: string;
let data: DataFolder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskwire-data-'));
  data = new DataFolder(join(folder, 'data'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was kept is found by the next start', () => {
  data.saveState({ simulatorPort: 1234 });
  expect(new DataFolder(data.path).readState()).toEqual({ simulatorPort: 1234 });
});

test('a damaged file is a sentence that names it, not a silent new beginning', () => {
  writeFileSync(join(data.path, 'state.json'), '{');
  expect(() => data.readState()).toThrow(/state\.json cannot be read .*remove it to begin anew\.$/);
});

test('a folder that cannot be made is a sentence with the remedy', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => new DataFolder(join(folder, 'file'))).toThrow(/cannot be written .*DATA_DIR/);
});

test('a second start in the same folder is refused with the address of the first, until that one ends', () => {
  const first = LaunchLock.take(data, 'http://localhost:3000');
  expect(() => LaunchLock.take(data, 'http://localhost:3001')).toThrow(/already running .*http:\/\/localhost:3000/);
  first.release();
  LaunchLock.take(data, 'http://localhost:3001').release();
});

test('the lock of a start that was killed can be taken at once', async () => {
  const script = `const { DatabaseSync } = require('node:sqlite'); const d = new DatabaseSync(process.argv[1]);
    d.exec('pragma locking_mode = exclusive; begin exclusive'); console.log('held'); setInterval(() => d, 1000);`;
  const holder = spawn(process.execPath, ['-e', script, join(data.run, 'lock.sqlite')], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(holder.stdout, 'data');
  expect(() => LaunchLock.take(data, 'x')).toThrow(/already running/);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  LaunchLock.take(data, 'x').release();
});

test('secrets are made once, and nobody else may read them', () => {
  const first = prepareSecrets(data.path, readEnv({}));
  first.save();
  expect(Buffer.from(first.secrets.secretKey, 'base64')).toHaveLength(32);
  expect(statSync(first.file).mode & 0o777).toBe(0o600);
  const second = prepareSecrets(data.path, readEnv({}));
  expect(second.secrets).toEqual(first.secrets);
  expect([...second.changed]).toEqual([]);
});

test('a secret from the environment takes the place of the kept one, and counts as changed until it was stored', () => {
  prepareSecrets(data.path, readEnv({})).save();
  const given = readEnv({ DEMO_PASSWORD: 'from the environment' });
  expect([...prepareSecrets(data.path, given).changed]).toEqual(['demoPassword']);
  const again = prepareSecrets(data.path, given);
  expect([...again.changed]).toEqual(['demoPassword']);
  again.save();
  expect([...prepareSecrets(data.path, given).changed]).toEqual([]);
  expect(readFileSync(again.file, 'utf8')).toContain('from the environment');
});

test('what database and channels are locked with is kept even by a start that breaks off', () => {
  const { secretKey, postgresPassword } = prepareSecrets(data.path, readEnv({})).secrets;
  expect(prepareSecrets(data.path, readEnv({})).secrets).toMatchObject({ secretKey, postgresPassword });
});
