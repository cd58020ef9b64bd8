import { asNumber, asObject } from '#connectors/json/reading.js';
import { MessengerRefusal } from '../driver.js';

/** Why WhatsApp closes a connection, by its code: those after which only a person can begin again. */
const ENDS: Readonly<Record<number, string>> = { 401: 'signed_out_by_phone', 403: 'banned', 411: 'signed_out_by_phone', 440: 'replaced' };

/** What a closed connection means. `again`: it is made anew by itself. */
export type Closed = { is: 'ended'; problem: string } | { is: 'again'; atOnce: boolean };

export function closedFor(lastDisconnect: unknown): Closed {
  const code = codeOf(asObject(lastDisconnect).error);
  const problem = code === null ? undefined : ENDS[code];
  if (problem !== undefined) return { is: 'ended', problem };
  // After a code was scanned WhatsApp asks for a new connection with the new keys.
  return { is: 'again', atOnce: code === 515 };
}

/** The library's errors carry the code of WhatsApp, or of HTTP, in `output`. */
export function codeOf(error: unknown): number | null {
  const { output, status, statusCode } = asObject(error);
  return asNumber(asObject(output).statusCode) ?? asNumber(statusCode) ?? asNumber(status);
}

export function refusalOf(error: unknown): MessengerRefusal {
  if (error instanceof MessengerRefusal) return error;
  const code = codeOf(error);
  if (code === null) return new MessengerRefusal('answer_lost', 502);
  return new MessengerRefusal(String(code), code >= 400 && code < 500 && code !== 408 && code !== 428 ? code : 503);
}
