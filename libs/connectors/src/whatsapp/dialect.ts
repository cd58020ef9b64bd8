import type { ConnectedChannel, Transport } from '#domain/channels/channel.js';

/** What differs between Meta's own API and a provider that passes Meta's bodies on unchanged. */
export interface Dialect {
  transport: Transport;
  defaultBaseUrl: string;
  /** The headers that say who we are. */
  authorization(channel: ConnectedChannel): Record<string, string>;
  /** What the channel lacks to be asked anything, in words; null: nothing. */
  lacks(channel: ConnectedChannel): string | null;
  /** Below the base address: where messages are sent, and files before them. */
  messagesPath(channel: ConnectedChannel): string;
  mediaPath(channel: ConnectedChannel): string;
  /** Where a file's address is asked for. */
  mediaAddressPath(mediaId: string, channel: ConnectedChannel): string;
  /** Where the bytes of a file really are, and whether our headers may go there. */
  bytesAt(url: string, channel: ConnectedChannel): { url: string; authorized: boolean };
  /** Whether a file whose address is gone may be asked for once more; some providers count such questions and lock the door. */
  asksAgainForFiles: boolean;
}

export const baseUrlOf = (dialect: Dialect, channel: ConnectedChannel): string =>
  (channel.settings.base_url || dialect.defaultBaseUrl).replace(/\/+$/, '');

const DEFAULT_LIST_TITLE = 'Menu';

export const listTitleOf = (channel: ConnectedChannel): string => channel.settings.list_title || DEFAULT_LIST_TITLE;
