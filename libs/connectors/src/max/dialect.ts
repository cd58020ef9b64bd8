import type { Transport } from '#domain/channels/channel.js';
import type { ConnectedChannel } from '#domain/channels/channel.js';

/** What differs between MAX and TamTam, from which it descends. */
export interface Dialect {
  transport: Transport;
  messenger: string;
  defaultBaseUrl: string;
  /** Who we are: a header in MAX, a parameter of the address in TamTam. */
  token: 'header' | 'query';
  /** The header that brings our secret back; null: the provider knows none, and the address has to be the secret. */
  secretHeader: string | null;
}

export const MAX: Dialect = {
  transport: 'max',
  messenger: 'MAX',
  defaultBaseUrl: 'https://platform-api2.max.ru',
  token: 'header',
  secretHeader: 'x-max-bot-api-secret',
};

export const TAMTAM: Dialect = {
  transport: 'tamtam',
  messenger: 'TamTam',
  defaultBaseUrl: 'https://botapi.tamtam.chat',
  token: 'query',
  secretHeader: null,
};

export const baseUrlOf = (dialect: Dialect, channel: ConnectedChannel): string =>
  (channel.settings.base_url || dialect.defaultBaseUrl).replace(/\/+$/, '');
