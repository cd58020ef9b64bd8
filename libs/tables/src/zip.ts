import { Readable, pipeline } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive; its content may come piece by piece. */
export interface ZipEntry {
  name: string;
  content: Iterable<string> | AsyncIterable<string>;
}

interface Written {
  name: Buffer;
  offset: number;
  checksum: number;
  packed: number;
  size: number;
}

/** Beyond it the format needs fields of another kind. */
const LARGEST = 0xffff_ffff;
const VERSION = 20;
/** Sizes follow the content; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, midnight: the same content is the same file. */
const DOS_DATE = 0x0021;

/**
 * Packs files into a ZIP archive (PKWARE's APPNOTE 6.3) as they come: nothing of it is kept but a line a file. An entry may be made from
 * what was learned while those before it were written.
 */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const entry: Written = { name: Buffer.from(name), offset, checksum: 0, packed: 0, size: 0 };
    for await (const piece of pieces(entry, content)) {
      offset += piece.length;
      yield piece;
    }
    if (offset > LARGEST || entry.size > LARGEST) throw new RangeError('The file is larger than an archive of this kind may be');
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(lineOf));
  yield directory;
  yield endOf(written.length, directory.length, offset);
}

async function* pieces(entry: Written, content: ZipEntry['content']): AsyncGenerator<Buffer> {
  yield Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), numbers([VERSION, 2], ...common(entry, 0)), entry.name]);
  const deflate = createDeflateRaw();
  // What fails, or is not wanted any more, ends both; whoever reads is told by `deflate`.
  pipeline(Readable.from(counted(entry, content), { objectMode: false }), deflate, () => undefined);
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    entry.packed += piece.length;
    yield piece;
  }
  yield Buffer.concat([Buffer.from([0x50, 0x4b, 7, 8]), numbers([entry.checksum, 4], [entry.packed, 4], [entry.size, 4])]);
}

async function* counted(entry: Written, content: ZipEntry['content']): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text);
    entry.checksum = crc32(bytes, entry.checksum);
    entry.size += bytes.length;
    yield bytes;
  }
}

type Field = [value: number, bytes: 2 | 4];

/** What the header of a file and its line in the directory have in common. */
const common = ({ name, checksum, packed, size }: Written, extra: number): Field[] => [
  ...([
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [DOS_DATE, 2],
  ] satisfies Field[]),
  ...([
    [checksum, 4],
    [packed, 4],
    [size, 4],
    [name.length, 2],
    [extra, 2],
  ] satisfies Field[]),
];

const lineOf = (entry: Written): Buffer =>
  Buffer.concat([
    Buffer.from([0x50, 0x4b, 1, 2]),
    numbers([VERSION, 2], [VERSION, 2], ...common(entry, 0), [0, 2], [0, 2], [0, 2], [0, 4], [entry.offset, 4]),
    entry.name,
  ]);

const endOf = (count: number, length: number, offset: number): Buffer =>
  Buffer.concat([Buffer.from([0x50, 0x4b, 5, 6]), numbers([0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [offset, 4], [0, 2])]);

function numbers(...fields: Field[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  fields.reduce((at, [value, bytes]) => buffer.writeUIntLE(value, at, bytes), 0);
  return buffer;
}
