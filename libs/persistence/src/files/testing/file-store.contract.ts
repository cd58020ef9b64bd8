import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { FileTooLarge, type FileStore } from '../file-store.js';

/** What every place for files must do. `stored` names everything that lies there. */
export function keepsTheContractOfAFileStore(open: () => { store: FileStore; stored: () => string[] }): void {
  let store: FileStore;
  let stored: () => string[];
  beforeAll(() => ({ store, stored } = open()));

  it('gives back what was stored, as a whole and in part', async () => {
    const { key, size } = await store.write(7, Readable.from([Buffer.from('01234'), Buffer.from('56789')]), 10);
    expect(key).toMatch(/^7\/[0-9a-f-]{36}$/);
    expect(size).toBe(10);
    expect(await (await store.openAsBlob(key)).text()).toBe('0123456789');
    expect(Buffer.concat(await store.read(key).toArray()).toString()).toBe('0123456789');
    expect(Buffer.concat(await store.read(key, { start: 2, end: 4 }).toArray()).toString()).toBe('234');
    expect(Buffer.from(await store.readHead(key, 3)).toString()).toBe('012');
    expect(Buffer.from(await store.readHead(key, 100)).toString()).toBe('0123456789');
    expect(await store.size(key)).toBe(10);
    expect(readFileSync(await store.localPath(key), 'utf8')).toBe('0123456789');
  });

  it('an empty file is a file', async () => {
    const { key, size } = await store.write(7, new Uint8Array(), 10);
    expect(size).toBe(0);
    expect(await store.size(key)).toBe(0);
    expect((await store.readHead(key, 3)).length).toBe(0);
  });

  it('a large file comes through whole', async () => {
    const megabytes = 13;
    const piece = Buffer.alloc(1_048_576, 'x');
    const { key, size } = await store.write(7, Readable.from(Array.from({ length: megabytes }, () => piece)), megabytes * piece.length);
    expect(size).toBe(megabytes * piece.length);
    expect(await store.size(key)).toBe(size);
  });

  it('keeps nothing of a file that grows over the limit', async () => {
    const before = stored();
    await expect(store.write(7, Readable.from([Buffer.alloc(6), Buffer.alloc(6)]), 10)).rejects.toBeInstanceOf(FileTooLarge);
    expect(stored()).toEqual(before);
  });

  it('keeps nothing of a file that breaks off, be it after megabytes', async () => {
    const before = stored();
    async function* broken(megabytes: number): AsyncGenerator<Buffer> {
      for (let n = 0; n < megabytes; n += 1) yield await Promise.resolve(Buffer.alloc(1_048_576));
      throw new Error('cut');
    }
    await expect(store.write(7, Readable.from(broken(0)), 10)).rejects.toThrow('cut');
    await expect(store.write(7, Readable.from(broken(12)), 1e9)).rejects.toThrow('cut');
    expect(stored()).toEqual(before);
  });

  it.each(['../../etc/passwd', '7/../../etc/passwd', '7', '/etc/passwd', '7/00000000-0000-0000-0000-000000000000/..', ''])(
    '%j is no key',
    async (key) => {
      expect(() => store.read(key)).toThrow('no key');
      await expect(store.openAsBlob(key)).rejects.toThrow('no key');
      await expect(store.localPath(key)).rejects.toThrow('no key');
      await expect(store.remove(key)).rejects.toThrow('no key');
    },
  );

  it('a file that is gone has no size, and may be removed again', async () => {
    const { key } = await store.write(7, Buffer.from('x'), 10);
    await store.remove(key);
    await store.remove(key);
    expect(await store.size(key)).toBeNull();
  });
}
