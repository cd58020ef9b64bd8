import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseUntrustedJson } from '#connectors/json/untrusted-json.js';
import { asObject, type JsonObject } from '#connectors/json/reading.js';
import { MessengerRefusal } from '../drivers/driver.js';

const MOST_BYTES = 1024 * 1024;

export async function jsonBody(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new MessengerRefusal('too_large', 413);
    chunks.push(chunk);
  }
  try {
    return asObject(parseUntrustedJson(Buffer.concat(chunks)));
  } catch {
    throw new MessengerRefusal('invalid', 400);
  }
}

export function answerJson(response: ServerResponse, status: number, json: unknown): void {
  const bytes = Buffer.from(JSON.stringify(json));
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': String(bytes.length) });
  response.end(bytes);
}

export function answerRefusal(response: ServerResponse, { code, status, more }: MessengerRefusal): void {
  const { retryAfterSeconds, words } = more;
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  answerJson(response, status, { error: { code, ...(words === undefined ? {} : { message: words }), ...wait } });
}
