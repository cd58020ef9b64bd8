import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { PolledUpdates, RawRequest } from '../connector.js';
import type { HttpPort } from '../http/http.port.js';
import { asList, asNumber, asObject } from '../json/reading.js';
import { SendError } from '../send-error.js';
import { call } from './api.js';
import { SECRET_HEADER } from './secret-header.js';
import { WANTED_UPDATES } from './parse.js';

/** How long Telegram holds the question when nothing has come, and what we wait beyond that. */
const HELD_SECONDS = 25;
const MARGIN_MS = 10_000;

/** `getUpdates` from the cursor on; asking with a cursor tells Telegram that everything before it is stored. */
export async function poll(cursor: string | null, channel: ConnectedChannel, http: HttpPort): Promise<PolledUpdates> {
  const offset = cursor === null ? {} : { offset: Number(cursor) };
  const updates = asList(await ask({ ...offset, limit: 100, timeout: HELD_SECONDS, allowed_updates: WANTED_UPDATES }, channel, http));
  const numbers = updates.map((update) => asNumber(asObject(update).update_id)).filter((number) => number !== null);
  const next = numbers.length === 0 ? cursor : String(Math.max(...numbers) + 1);
  return { requests: updates.map((update) => asWebhook(update, channel)), cursor: next };
}

async function ask(params: Record<string, unknown>, channel: ConnectedChannel, http: HttpPort): Promise<unknown> {
  const question = { method: 'getUpdates' as const, params, timeoutMs: HELD_SECONDS * 1000 + MARGIN_MS };
  try {
    return await call(question, channel, http);
  } catch (error) {
    // A webhook of an earlier life of this bot: here it was decided to ask.
    if (!(error instanceof SendError) || !/webhook is active/i.test(error.detail ?? '')) throw error;
    await call({ method: 'deleteWebhook', params: { drop_pending_updates: false } }, channel, http);
    return call(question, channel, http);
  }
}

const asWebhook = (update: unknown, channel: ConnectedChannel): RawRequest => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', [SECRET_HEADER]: channel.secrets.webhook_secret },
  query: {},
  body: Buffer.from(JSON.stringify(update)),
});
