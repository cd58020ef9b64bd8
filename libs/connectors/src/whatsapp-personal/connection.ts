import type { InboundEvent, SessionChanged } from '#domain/messages/inbound-event.js';
import { problemKey } from '../gateway/events.js';
import { asNumber, asObject, asText, type JsonObject } from '../json/reading.js';

const STATES: Readonly<Record<string, SessionChanged['state']>> = { open: 'open', connecting: 'connecting', close: 'connecting' };

/** Why WhatsApp closes a connection, as its web client counts: those that need a person. */
const ENDS: Readonly<Record<number, string>> = {
  401: 'signed_out_by_phone',
  403: 'banned',
  411: 'signed_out_by_phone',
  440: 'replaced',
};

/** `connection.update`: each of its parts may come alone, and says nothing about the others. */
export function connectionEvent(data: JsonObject): InboundEvent {
  const name = asText(data.connection, 32);
  const ended = closedFor(data);
  const state = ended === null ? (name !== null && Object.hasOwn(STATES, name) ? STATES[name] : undefined) : 'signed_out';
  const changed: SessionChanged = { type: 'session_changed', ...(state ? { state } : {}) };
  const qr = asText(data.qr, 16_384) ?? asText(data.qrDataUrl, 16_384);
  if (qr !== null && state !== 'open') changed.qr = qr;
  if (state === 'open' || state === 'signed_out') changed.qr = null;
  const problem = ended ?? problemKey(data.error);
  if (problem !== null) changed.problem = problem;
  else if (state === 'open') changed.problem = null;
  return changed.state === undefined && changed.qr === undefined && changed.problem === undefined
    ? { type: 'ignored', reason: 'nothing new about the connection' }
    : changed;
}

function closedFor(data: JsonObject): string | null {
  const error = asObject(asObject(data.lastDisconnect).error);
  const code = asNumber(asObject(error.output).statusCode) ?? asNumber(error.statusCode);
  return code !== null && data.connection === 'close' ? (ENDS[code] ?? null) : null;
}
