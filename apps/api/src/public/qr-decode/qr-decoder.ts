import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { HttpFailure, type HttpPort } from '#connectors/http/http.port.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { imageSize } from './image-size.js';

const LONGEST_BYTES = 5 * 1024 * 1024;
/** Decoding holds up everything else in this process: some 100 ms for so many pixels. */
const MOST_PIXELS = 4_000_000;

/** Fetches a picture through the guard against private addresses, and reads the QR code in it. */
@Injectable()
export class QrDecoder {
  private ready: Promise<unknown> | undefined;

  constructor(private readonly http: HttpPort) {}

  async decode(address: string): Promise<string> {
    const bytes = await this.fetch(address);
    const size = imageSize(bytes);
    if (!size) throw refused('image_path must lead to a PNG or JPEG picture');
    if (size.width * size.height > MOST_PIXELS) throw refused('The picture has more than 4 million pixels; send a smaller one');
    await this.load();
    const found = await readBarcodes(bytes, { formats: ['QRCode'], maxNumberOfSymbols: 1, tryHarder: true });
    const text = found.find(({ isValid }) => isValid)?.text;
    if (text === undefined)
      throw new DomainError('no_qr_code', 'There is no readable QR code in the picture', 'unprocessable', 'image_path');
    return text;
  }

  private async fetch(address: string): Promise<Uint8Array> {
    try {
      const { status, body } = await this.http.request({ method: 'GET', url: address, maxBytes: LONGEST_BYTES });
      if (status !== 200) throw refused(`image_path could not be fetched: the server there answers ${status}`);
      return body;
    } catch (error) {
      throw error instanceof HttpFailure ? refused(REASONS[error.reason]) : error;
    }
  }

  /** The decoder's own file, from its package: nothing is fetched from anywhere. */
  private load(): Promise<unknown> {
    this.ready ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((wasm) =>
      prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }),
    );
    return this.ready;
  }
}

const refused = (sentence: string): DomainError => new DomainError('image_refused', sentence, 'invalid', 'image_path');

const REASONS: Record<HttpFailure['reason'], string> = {
  blocked_address: 'image_path leads to an address that may not be called from here',
  refused: 'image_path could not be fetched: the server there refuses the connection',
  timeout: 'image_path could not be fetched: the server there did not answer in time',
  reset: 'image_path could not be fetched: the server there broke the connection off',
  too_large: 'The picture is larger than 5 MB',
  invalid_url: 'image_path must be the address of a picture',
};
