import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Env } from '../../env.js';
import { Log } from '../../platform/log.js';
import { PlacesOfAddresses } from '../places.js';

describe('places of addresses', () => {
  const logged: string[] = [];
  const places = (file?: string): PlacesOfAddresses =>
    new PlacesOfAddresses(Object.assign(new Env(), { GEOIP_DB: file }), new Log('info', { write: (line) => void logged.push(line) }));

  it.each([
    ['8.8.8.8', 'US'],
    ['77.88.8.8', 'RU'],
    ['2a02:6b8::1', 'RU'],
    ['::ffff:77.88.8.8', 'RU'],
  ])('%s is in %s', async (ip, country) => {
    expect(await places().of(ip)).toEqual({ country, city: null });
  });

  it.each([
    '10.1.2.3',
    '192.168.0.1',
    '172.16.5.5',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.1.1',
    '::1',
    'fe80::1',
    'fd12::1',
    'unknown',
    null,
  ])('%s is nowhere', async (ip) => {
    expect(await places().of(ip)).toBeNull();
  });

  it('a database that is missing or broken is told once, and nobody has a place', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-places-'));
    try {
      const broken = path.join(folder, 'broken.mmdb');
      writeFileSync(broken, 'no database');
      for (const file of [broken, path.join(folder, 'missing.mmdb')]) {
        logged.length = 0;
        const without = places(file);
        expect([await without.of('8.8.8.8'), await without.of('77.88.8.8')]).toEqual([null, null]);
        expect(logged).toHaveLength(1);
        expect(logged[0]).toContain('GEOIP_DB');
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
