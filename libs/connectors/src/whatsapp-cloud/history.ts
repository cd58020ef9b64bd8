import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { HttpPort } from '../http/http.port.js';
import { SendError } from '../send-error.js';
import { call } from '../whatsapp/api.js';
import { CLOUD, numberPath } from './dialect.js';

/**
 * Asks for the address book of the phone, whose names the history lacks, then for the history. Meta gives each once; an address
 * book that was given already keeps nobody from the history.
 */
export async function requestHistory(channel: ConnectedChannel, http: HttpPort): Promise<void> {
  await ask('smb_app_state_sync', channel, http).catch((error: unknown) => {
    if (!(error instanceof SendError) || error.mayRetry || error.kind === 'unknown' || error.kind === 'channel_broken') throw error;
  });
  await ask('history', channel, http);
}

async function ask(what: 'smb_app_state_sync' | 'history', channel: ConnectedChannel, http: HttpPort): Promise<void> {
  const json = { messaging_product: 'whatsapp', sync_type: what };
  await call({ method: 'POST', path: numberPath(channel, '/smb_app_data'), json }, CLOUD, channel, http);
}
