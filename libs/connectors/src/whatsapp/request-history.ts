import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { HttpPort } from '../http/http.port.js';
import { SendError } from '../send-error.js';
import { call } from './api.js';
import type { Dialect } from './dialect.js';

/**
 * Asks for the address book of the phone, whose names the history lacks, then for the history. Meta gives each once; an address
 * book that was given already keeps nobody from the history.
 */
export async function requestHistory(dialect: Dialect, path: string, channel: ConnectedChannel, http: HttpPort): Promise<void> {
  const ask = async (what: 'smb_app_state_sync' | 'history'): Promise<void> => {
    const json = { messaging_product: 'whatsapp', sync_type: what };
    await call({ method: 'POST', path, json }, dialect, channel, http);
  };
  await ask('smb_app_state_sync').catch((error: unknown) => {
    if (!(error instanceof SendError) || error.mayRetry || error.kind === 'unknown' || error.kind === 'channel_broken') throw error;
  });
  await ask('history');
}
