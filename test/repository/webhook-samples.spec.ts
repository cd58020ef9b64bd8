import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signedHeaders } from '../../apps/workers/src/webhooks/signature.js';

const SAMPLES = path.resolve(import.meta.dirname, '../../docs/webhooks/samples');

interface Vector {
  id: string;
  timestamp: string;
  secret: string;
  previousSecret: string;
  body: string;
  signature: string;
  previousSignature: string;
}

const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-samples-'));
const vector = JSON.parse(await readFile(path.join(SAMPLES, 'vector.json'), 'utf8')) as Vector;
const now = Number(vector.timestamp);

interface Language {
  name: string;
  /** Says whether it is on this machine. */
  probe: [string, ...string[]];
  run: [string, ...string[]];
}

const binary = path.join(folder, 'verify-go');
const LANGUAGES: Language[] = [
  { name: 'JavaScript', probe: ['node', '--version'], run: ['node', path.join(SAMPLES, 'verify.mjs')] },
  { name: 'Python', probe: ['python3', '--version'], run: ['python3', path.join(SAMPLES, 'verify.py')] },
  { name: 'Go', probe: ['go', 'version'], run: [binary] },
  { name: 'PHP', probe: ['php', '--version'], run: ['php', path.join(SAMPLES, 'verify.php')] },
];

/** What the sample says of a delivery. */
function verdict([program, ...first]: Language['run'], delivery: Partial<Vector> & { now?: number }): Promise<string> {
  const { id, timestamp, signature, secret, body } = { ...vector, ...delivery };
  return new Promise((resolve, reject) => {
    const child = execFile(program, [...first, id, timestamp, signature, secret, String(delivery.now ?? now)], (error, stdout, stderr) =>
      error && typeof error.code !== 'number' ? reject(error) : resolve((stdout || stderr).trim()),
    );
    child.stdin?.end(body);
  });
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the vector is what we send', () => {
  const { id, timestamp, body, secret, previousSecret, signature, previousSignature } = vector;
  expect(signedHeaders(id, body, [secret, previousSecret], new Date(now * 1000))).toEqual({
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `${signature} ${previousSignature}`,
  });
});

it('the page shows the vector', async () => {
  const page = await readFile(path.join(SAMPLES, '../../webhooks.md'), 'utf8');
  for (const value of Object.values(vector)) expect(page).toContain(value);
});

for (const { name, probe, run } of LANGUAGES) {
  const [program, ...parameters] = probe;
  const isHere = spawnSync(program, parameters).status === 0;
  const suite = isHere ? describe : describe.skip;
  suite(`the sample in ${name}${isHere ? '' : ` (skipped: ${program} is not on this machine)`}`, () => {
    beforeAll(() => {
      if (name !== 'Go') return;
      const built = spawnSync('go', ['build', '-o', binary, path.join(SAMPLES, 'verify.go')], { encoding: 'utf8' });
      if (built.status !== 0) throw new Error(built.stderr);
    }, 120_000);

    it.each<[string, Partial<Vector> & { now?: number }]>([
      ['as it was sent', {}],
      ['five minutes later', { now: now + 300 }],
      ['with both signatures of a rotation, by the new secret', { signature: `${vector.signature} ${vector.previousSignature}` }],
      [
        'with both signatures of a rotation, by the old secret',
        { signature: `${vector.signature} ${vector.previousSignature}`, secret: vector.previousSecret },
      ],
      ['with a signature of a kind that comes later', { signature: `v2,AAAA ${vector.signature}` }],
    ])('accepts a delivery %s', async (_case, delivery) => {
      expect(await verdict(run, delivery)).toBe('accepted');
    });

    it.each<[string, string, Partial<Vector> & { now?: number }]>([
      ['with another body', 'wrong signature', { body: vector.body.replace('42', '43') }],
      ['with its body written anew', 'wrong signature', { body: JSON.stringify(JSON.parse(vector.body), null, 1) }],
      ['under another id', 'wrong signature', { id: 'msg_other' }],
      ['after the secret was replaced', 'wrong signature', { signature: vector.previousSignature }],
      ['without a signature', 'wrong signature', { signature: '' }],
      ['with a cut signature', 'wrong signature', { signature: vector.signature.slice(0, -8) }],
      ['of an old time', 'too old or too new', { now: now + 301 }],
      ['of a time to come', 'too old or too new', { now: now - 301 }],
      ['with a new time that was not signed', 'wrong signature', { timestamp: String(now + 600), now: now + 600 }],
      ['with a time that is none', 'too old or too new', { timestamp: 'yesterday' }],
    ])('refuses a delivery %s', async (_case, why, delivery) => {
      expect(await verdict(run, delivery)).toBe(`refused: ${why}`);
    });
  });
}
