import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { FileStore, FileTooLarge } from '../file-store.js';

describe('the file store', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-store-'));
  const store = new FileStore(folder);
  afterAll(() => rmSync(folder, { recursive: true }));
  const files = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());

  it('gives back what was stored, as a whole and in part', async () => {
    const { key, size } = await store.write(7, Readable.from([Buffer.from('01234'), Buffer.from('56789')]), 10);
    expect(key).toMatch(/^7\/[0-9a-f-]{36}$/);
    expect(size).toBe(10);
    expect(await (await store.openAsBlob(key)).text()).toBe('0123456789');
    expect((await store.read(key, { start: 2, end: 4 }).toArray()).join('')).toBe('234');
    expect(Buffer.from(await store.readHead(key, 3)).toString()).toBe('012');
    expect(await store.size(key)).toBe(10);
  });

  it('keeps nothing of a file that grows over the limit', async () => {
    const before = files();
    await expect(store.write(7, Readable.from([Buffer.alloc(6), Buffer.alloc(6)]), 10)).rejects.toBeInstanceOf(FileTooLarge);
    expect(files()).toEqual(before);
  });

  it('keeps nothing of a file that breaks off', async () => {
    const before = files();
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('half'));
      throw new Error('cut');
    }
    await expect(store.write(7, Readable.from(broken()), 10)).rejects.toThrow('cut');
    expect(files()).toEqual(before);
  });

  it.each(['../../etc/passwd', '7/../../etc/passwd', '7', '/etc/passwd', '7/00000000-0000-0000-0000-000000000000/..', ''])(
    '%j is no key',
    async (key) => {
      expect(() => store.read(key)).toThrow('no key');
      await expect(store.openAsBlob(key)).rejects.toThrow('no key');
      await expect(store.remove(key)).rejects.toThrow('no key');
    },
  );

  it('a file that is gone has no size, and may be removed again', async () => {
    const { key } = await store.write(7, Buffer.from('x'), 10);
    await store.remove(key);
    await store.remove(key);
    expect(await store.size(key)).toBeNull();
  });
});
