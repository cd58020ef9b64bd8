import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InvalidEnv } from '#environment/read-environment.js';
import { ENV_SENTENCES, Env, readEnv } from '../env.js';

const good = { DATABASE_URL: 'postgres://u:p@localhost:5432/d', SECRET_KEY: Buffer.alloc(32, 1).toString('base64'), FILES_DIR: '/files' };
const mistakes = (changes: Record<string, string | undefined>): string[] => {
  try {
    readEnv({ ...good, ...changes });
    return [];
  } catch (error) {
    return (error as InvalidEnv).mistakes;
  }
};

describe('the environment', () => {
  it('needs three variables and has a default for every other', () => {
    expect(readEnv(good)).toMatchObject({
      PORT: 3000,
      HOST: 'localhost',
      DATABASE_POOL: 10,
      DEMO: 'off',
      LOG_LEVEL: 'info',
      servedByHttps: false,
    });
  });

  it('has a sentence for every variable', () => {
    const known = Object.keys(
      readEnv({
        ...good,
        PUBLIC_URL: 'http://x',
        SIMULATOR_URL: 'http://x',
        OUTBOUND_ALLOW: '10.0.0.0/8',
        TRUSTED_PROXIES: '10.0.0.1',
        DEMO_EMAIL: 'a@b',
      }),
    );
    expect(known.sort()).toEqual(Object.keys(ENV_SENTENCES).sort());
    for (const sentence of Object.values(ENV_SENTENCES)) expect(sentence).toMatch(/^\S.*\.$/);
  });

  it('names all mistakes at once, in sentences', () => {
    const all = mistakes({ PORT: '99999', SECRET_KEY: 'short', DATABASE_URL: undefined, DEMO: 'perhaps' });
    expect(all.map((text) => text.split(' ')[0]).sort()).toEqual(['DATABASE_URL', 'DEMO', 'PORT', 'SECRET_KEY']);
    for (const sentence of all) expect(sentence).toMatch(/^[A-Z_]+ (is not set; it )?must .*\. .*\.$/);
  });

  it('never repeats a value: it may be a secret', () => {
    for (const sentence of mistakes({
      SECRET_KEY: 'planted-key',
      DATABASE_URL: 'mysql://planted:planted@host/db',
      PUBLIC_URL: 'planted',
    })) {
      expect(sentence).not.toContain('planted');
    }
  });

  it.each([
    ['PORT', ''],
    ['PORT', '0x1F'],
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['HOST', ' '],
    ['DATABASE_POOL', '1'],
    ['PUBLIC_URL', 'chat.example.test'],
    ['SIMULATOR_URL', 'ftp://localhost'],
    ['OUTBOUND_ALLOW', 'everything'],
    ['TRUSTED_PROXIES', 'all'],
    ['GEOIP_DB', 'places.csv'],
    ['REGISTRATIONS_PER_HOUR', '0'],
    ['DEMO_EMAIL', 'nobody'],
    ['LOG_LEVEL', 'loud'],
  ])('%s = %j is told, or empty and as if it were not set', (name, value) => {
    const all = mistakes({ [name]: value });
    expect(all).toHaveLength(value.trim() === '' ? 0 : 1);
    if (all[0]) expect(all[0]).toContain(name);
  });

  it('takes secrets from files, and says which file cannot be read', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-env-'));
    try {
      writeFileSync(path.join(folder, 'key'), `${good.SECRET_KEY}\n`);
      const fromFile = { SECRET_KEY: undefined, SECRET_KEY_FILE: path.join(folder, 'key') };
      expect(readEnv({ ...good, ...fromFile })).toMatchObject({ SECRET_KEY: good.SECRET_KEY });
      expect(mistakes({ ...fromFile, SECRET_KEY_FILE: path.join(folder, 'none') })[0]).toContain(
        'SECRET_KEY_FILE names a file that cannot be read (ENOENT)',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('knows whether browsers come by https', () => {
    expect(readEnv({ ...good, PUBLIC_URL: 'https://chat.example.test' }).servedByHttps).toBe(true);
    expect(new Env().servedByHttps).toBe(false);
  });
});
