import { Readable } from 'node:stream';
import { FormDataEncoder } from 'form-data-encoder';
import type { HttpRequest } from './http.port.js';

interface WrittenBody {
  headers: Record<string, string>;
  body: Buffer | string | Readable | null;
}

/**
 * A request's body as undici takes it. A form is written out piece by piece as it leaves, so that a file of a hundred megabytes
 * needs none of them in memory; its length is told before, because providers refuse uploads of unknown length.
 */
export function requestBody({ headers = {}, body }: HttpRequest): WrittenBody {
  const named = { 'user-agent': 'Deskwire', ...headers };
  if (body === undefined) return { headers: named, body: null };
  if (typeof body === 'string') return { headers: named, body };
  if (!(body instanceof FormData)) return { headers: named, body: Buffer.from(body.buffer, body.byteOffset, body.byteLength) };
  const form = new FormDataEncoder(body);
  const { contentType, contentLength } = form;
  const length: Record<string, string> = contentLength === undefined ? {} : { 'content-length': contentLength };
  return { headers: { ...named, 'content-type': contentType, ...length }, body: Readable.from(form.encode(), { objectMode: false }) };
}
