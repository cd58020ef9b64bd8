import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request to the simulator, read to its end. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
  /** `http://host:port` as the caller addressed us. */
  origin: string;
}

/** What to answer. `hang`: take the request and never answer. */
export type Answer = { status: number; headers?: Record<string, string>; json?: unknown; bytes?: Buffer } | 'hang';

/** A file of 16 MB in base64 and what surrounds it. */
const MAX_BODY_BYTES = 23 * 1024 * 1024;
/** A caller who waits longer than this for no answer is cut off. */
const HANG_MS = 120_000;

/** Null: the body is too long. It is read to its end all the same, or the answer could not be heard. */
export async function readCall(request: IncomingMessage): Promise<Call | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) return null;
  const origin = `http://${request.headers.host ?? 'localhost'}`;
  const target = URL.canParse(request.url ?? '', origin) ? new URL(request.url ?? '', origin) : new URL(origin);
  const { pathname: path, searchParams: query } = target;
  return { method: request.method ?? 'GET', path, query, headers: request.headers, body: Buffer.concat(chunks), origin };
}

export function writeAnswer(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang') {
    const cut = setTimeout(() => response.destroy(), HANG_MS).unref();
    response.on('close', () => clearTimeout(cut));
    return;
  }
  const bytes = answer.bytes ?? (answer.json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(answer.json)));
  const type: Record<string, string> = answer.json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(answer.status, { ...type, 'content-length': String(bytes.length), ...answer.headers });
  response.end(bytes);
}

/** The body as JSON; undefined when it is none. */
export function jsonOf(call: Call): unknown {
  try {
    return JSON.parse(call.body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
