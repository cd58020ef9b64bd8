import { describe, expect, it } from 'vitest';
import { oggFromOpusPackets } from './ogg-opus.js';

/** The pages of an Ogg file: flags, granule position and the sizes of their packets. */
function pagesOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer);
  const pages = [];
  for (let at = 0; at < bytes.length;) {
    expect(new TextDecoder().decode(bytes.subarray(at, at + 4))).toBe('OggS');
    const lacing = [...bytes.subarray(at + 27, at + 27 + bytes[at + 26]!)];
    const packets: number[] = [];
    let open = 0;
    for (const size of lacing) {
      open += size;
      if (size < 255) open = packets.push(open) && 0;
    }
    pages.push({ flags: bytes[at + 5], granule: Number(view.getBigUint64(at + 6, true)), packets });
    at += 27 + lacing.length + lacing.reduce((sum, size) => sum + size, 0);
  }
  return pages;
}

describe('a voice note', () => {
  it('begins and ends as an Ogg stream must, and counts 20 ms for each packet', () => {
    const packets = Array.from({ length: 120 }, () => new Uint8Array(60));
    const pages = pagesOf(oggFromOpusPackets(packets));
    expect(pages.map(({ flags }) => flags)).toEqual([2, 0, 0, 0, 4]);
    expect(pages.at(-1)?.granule).toBe(120 * 960);
    expect(pages.slice(2).flatMap((page) => page.packets)).toHaveLength(120);
  });

  it('keeps packets of 255 bytes and more whole', () => {
    const sizes = [254, 255, 256, 510];
    const pages = pagesOf(oggFromOpusPackets(sizes.map((size) => new Uint8Array(size))));
    expect(pages[2]?.packets).toEqual(sizes);
  });

  it('has the checksum of the Ogg format on every page', () => {
    const header = oggFromOpusPackets([]).subarray(0, 47);
    expect(new DataView(header.buffer).getUint32(22, true)).toBe(checksumByTable(header));
  });
});

/** The same checksum made another way, by table, with its own field taken as 0. */
function checksumByTable(page: Uint8Array): number {
  const table = Array.from({ length: 256 }, (_, index) => {
    let value = index << 24;
    for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1;
    return value >>> 0;
  });
  return page.reduce((crc, byte, at) => ((crc << 8) ^ table[((crc >>> 24) ^ (at >= 22 && at < 26 ? 0 : byte)) & 255]!) >>> 0, 0);
}
