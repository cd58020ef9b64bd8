import type { ServerResponse } from 'node:http';
import type { Phone, Phones } from './phones.js';

const HEARTBEAT_MS = 15_000;
/** A page that reads nothing is cut off; it connects again and gets the whole state. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** The phone's screen as server-sent events: first all of it, then every message that is added or changed. */
export function streamPhone(phones: Phones, phone: Phone, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = (event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
  };
  const client = { id: phone.id, name: phone.name, phone: phone.number };
  send('state', { client, messages: phone.messages.map(({ shown }) => shown), settings: phone.settings });
  const unwatch = phones.watch(phone, (message) => send('message', message));
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    clearInterval(heartbeat);
    unwatch();
  });
}
