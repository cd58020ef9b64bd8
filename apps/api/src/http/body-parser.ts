import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#domain/shared/domain-error.js';
import { foldParameters } from '../public/fold-parameters.js';
import { PayloadTooLarge, UnsupportedBody } from './http.errors.js';
import { decodeText, parseJsonBody } from './json-body.js';

/** Meta's batches reach 3 MB. */
const HOOK_LIMIT = 4 * 1024 * 1024;
const JSON_LIMIT = 256 * 1024;
/** A scenario of the largest size, with what stands around it in a request or a file. */
const SCENARIO_LIMIT = 2 * 1024 * 1024;
/** A body that comes a byte at a time must not hold a connection. */
const BODY_TIMEOUT_MS = 20_000;

const FORM = 'application/x-www-form-urlencoded';

/** By the route that was found, since addresses can be written in many ways. */
const isUnder = (request: FastifyRequest, prefix: string): boolean => request.routeOptions.url?.startsWith(prefix) ?? false;
const typeOf = (request: FastifyRequest): string => request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';

/**
 * One parser for every body but uploads. Under `/hooks` the bytes stay as they came, since signatures are over bytes;
 * everywhere else only JSON is understood, which also keeps other sites' forms out. `/v1` knows no cookies and may take forms,
 * and bodies that do not say what they are, as some programs send them.
 */
export function registerBodyParser(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    // Whatever a provider calls its body, it must reach this parser and no other.
    if (isUnder(request, '/hooks/') && request.headers['content-type'] !== undefined)
      request.headers['content-type'] = 'application/octet-stream';
    done();
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
    if (isUnder(request, '/hooks/')) return collect(request, payload, HOOK_LIMIT);
    const publicApi = isUnder(request, '/v1/');
    const type = typeOf(request);
    const form = publicApi && type === FORM;
    const unnamed = publicApi && (type === '' || type === 'text/plain');
    if (!form && !unnamed) refuseOtherThanJson(request);
    const body = await collect(request, payload, isUnder(request, '/api/scenarios') ? SCENARIO_LIMIT : JSON_LIMIT);
    if (body.length === 0) return undefined;
    return form || (unnamed && !looksLikeJson(body)) ? readForm(body) : parseJsonBody(body);
  });
}

/** A zero byte is refused as in JSON. */
function readForm(body: Uint8Array): Record<string, unknown> {
  const parameters = [...new URLSearchParams(decodeText(body))];
  const broken = parameters.find(([name, value]) => name.includes('\0') || value.includes('\0'));
  if (broken) throw new DomainError('invalid_input', 'The form contains a zero byte, which cannot be stored; remove it');
  return foldParameters(parameters);
}

/** Some programs send JSON, or a form, without saying so. */
const looksLikeJson = (body: Buffer): boolean => /^\s*[{[]/.test(body.subarray(0, 64).toString('latin1'));

function refuseOtherThanJson(request: FastifyRequest): void {
  const type = typeOf(request);
  const encoding = request.headers['content-encoding'];
  if (encoding && encoding !== 'identity') throw new UnsupportedBody('Send the body without Content-Encoding');
  if (type !== 'application/json' && !type.endsWith('+json')) throw new UnsupportedBody('Send the body as application/json');
}

function collect(request: FastifyRequest, payload: NodeJS.ReadableStream, limit: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) throw new PayloadTooLarge(limit);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let ended = false;
    const end = (finish: () => void): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      payload.removeAllListeners('data');
      finish();
    };
    const timer = setTimeout(
      () => end(() => reject(new DomainError('body_timeout', 'The body took too long to arrive; send it again'))),
      BODY_TIMEOUT_MS,
    );
    payload.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) return end(() => reject(new PayloadTooLarge(limit)));
      chunks.push(chunk);
    });
    payload.on('end', () => end(() => resolve(Buffer.concat(chunks))));
    payload.on('error', (error) => end(() => reject(error)));
    payload.on('close', () => end(() => reject(new DomainError('body_incomplete', 'The connection closed before the whole body arrived'))));
  });
}
