import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Files } from '../s3-files.js';
import { keepsTheContractOfAFileStore } from '../testing/file-store.contract.js';
import { S3Server } from '../testing/s3-server.js';

describe('files in a bucket', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-copies-'));
  const before = { ...process.env };
  let server: S3Server;

  beforeAll(async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test-id', AWS_SECRET_ACCESS_KEY: 'test-secret' });
    server = await S3Server.start();
  });
  afterAll(async () => {
    process.env = before;
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const open = (copies = folder): S3Files => new S3Files({ name: 'chat-files', endpoint: server.url, region: 'us-east-1' }, copies);
  const copies = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());

  // An upload that was begun in parts costs money until it is given up.
  keepsTheContractOfAFileStore(() => ({ store: open(), stored: () => [...server.objects.keys(), ...server.uploads.keys()] }));

  it('lies in the bucket under its key', async () => {
    const { key } = await open().write(7, Buffer.from('x'), 10);
    expect([...server.objects.keys()]).toContain(`/chat-files/${key}`);
  });

  it('of several who want a file at once the bucket is asked once, and an hour later nothing is left on the disk', async () => {
    const store = open();
    const { key } = await store.write(7, Buffer.from('once'), 10);
    const blobs = await Promise.all([store.openAsBlob(key), store.openAsBlob(key), store.localPath(key)]);
    expect(await blobs[0].text()).toBe('once');
    expect(copies()).toContain(path.normalize(key));
    for (const name of copies()) utimesSync(path.join(folder, name), 0, 0);
    const { key: next } = await store.write(7, Buffer.from('next'), 10);
    await open().openAsBlob(next);
    expect(copies()).toEqual([path.normalize(next)]);
  });
});
