import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { checkedKey, newKey } from './file-key.js';
import { FileStore, type ByteRange } from './file-store.js';
import { LocalCopies } from './local-copies.js';
import { Measured } from './measured.js';

export interface Bucket {
  name: string;
  /** Of a server that is not Amazon's own; buckets are then parts of the path. */
  endpoint: string | undefined;
  region: string;
}

/** Files in a bucket that speaks S3. Credentials are found as Amazon's own tools find them (AWS_ACCESS_KEY_ID …). */
export class S3Files extends FileStore {
  private readonly client: S3Client;
  private readonly copies: LocalCopies;

  constructor(
    private readonly bucket: Bucket,
    copiesFolder: string,
  ) {
    super();
    const { endpoint, region } = bucket;
    this.client = new S3Client({
      region,
      ...(endpoint && { endpoint, forcePathStyle: true }),
      // Checksums in trailers are Amazon's own; other servers refuse them.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    this.copies = new LocalCopies(copiesFolder);
  }

  async write(companyId: number, bytes: Readable | Uint8Array, limitBytes: number): Promise<{ key: string; size: number }> {
    const key = newKey(companyId);
    const source = bytes instanceof Uint8Array ? Readable.from([bytes]) : bytes;
    const measured = new Measured(limitBytes);
    // `pipe` leaves an error of the source where it is: the upload would wait for ever.
    source.on('error', (error) => measured.destroy(error));
    const upload = new Upload({ client: this.client, params: { ...this.at(key), Body: source.pipe(measured) } });
    try {
      await upload.done();
      return { key, size: measured.counted };
    } catch (error) {
      await upload.abort();
      source.destroy();
      throw error;
    }
  }

  read(key: string, range?: ByteRange): Readable {
    return Readable.from(this.bytes(checkedKey(key), range));
  }

  async readHead(key: string, bytes: number): Promise<Uint8Array> {
    return Buffer.concat(await this.read(key, { start: 0, end: bytes - 1 }).toArray());
  }

  async openAsBlob(key: string): Promise<Blob> {
    return this.copies.openAsBlob(key, () => this.read(key));
  }

  async localPath(key: string): Promise<string> {
    return this.copies.pathOf(key, () => this.read(key));
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await this.client.send(new HeadObjectCommand(this.at(key)))).ContentLength ?? 0;
    } catch (error) {
      if ((error as { name?: string }).name === 'NotFound') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.at(key)));
    await this.copies.remove(key);
  }

  private async *bytes(key: string, range?: ByteRange): AsyncGenerator<Uint8Array> {
    const part = range && { Range: `bytes=${range.start}-${range.end}` };
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ ...this.at(key), ...part }));
      yield* Body as AsyncIterable<Uint8Array>;
    } catch (error) {
      // An empty file has no first byte to begin with.
      if ((error as { name?: string }).name !== 'InvalidRange') throw error;
    }
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket.name, Key: checkedKey(key) };
  }
}
