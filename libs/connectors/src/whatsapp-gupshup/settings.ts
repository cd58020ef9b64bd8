import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelField } from '../connector.js';
import { SendError } from '../send-error.js';

/**
 * Gupshup speaks two languages. Apps that were made in its own console are served by version 2, which is Gupshup's; apps of a
 * partner by version 3, which is Meta's with Gupshup's ids in it.
 */
export const APIS = ['self_serve', 'partner'] as const;
export type Api = (typeof APIS)[number];

const BASE_URLS: Record<Api, string> = { self_serve: 'https://api.gupshup.io', partner: 'https://partner.gupshup.io' };
const DEFAULT_LIST_TITLE = 'Menu';

const FOR: Record<Api, Pick<ChannelField, 'when'>> = {
  self_serve: { when: { setting: 'api', is: 'self_serve' } },
  partner: { when: { setting: 'api', is: 'partner' } },
};

export const fields: readonly ChannelField[] = [
  {
    ...{ name: 'api', secret: false, required: true, label: 'channelField.gupshupApi', example: 'self_serve' },
    choices: APIS,
  },
  {
    ...{ name: 'app_id', secret: false, required: true, label: 'channelField.appId' },
    example: '3553ab46-e985-4195-989d-9bb90653e439',
  },
  {
    ...{ name: 'app_name', secret: false, required: true, label: 'channelField.appName', example: 'MyShop' },
    ...FOR.self_serve,
  },
  {
    ...{ name: 'source_number', secret: false, required: true, label: 'channelField.sourceNumber', example: '919147370292' },
    ...FOR.self_serve,
  },
  {
    ...{ name: 'api_key', secret: true, required: true, label: 'channelField.apiKey', example: '61b3021c97214370b341f8baaae0xxxx' },
    ...FOR.self_serve,
  },
  { ...{ name: 'app_token', secret: true, required: true, label: 'channelField.appToken', example: 'sk_20c901e…' }, ...FOR.partner },
  {
    ...{ name: 'webhook_secret', secret: true, required: true, label: 'channelField.webhookSecret' },
    ...{ example: 'letters, digits, - and _', generated: true },
  },
  { name: 'base_url', secret: false, required: false, label: 'channelField.baseUrl', example: BASE_URLS.self_serve },
  { name: 'list_title', secret: false, required: false, label: 'channelField.listTitle', example: DEFAULT_LIST_TITLE },
];

export const apiOf = ({ settings }: Pick<ConnectedChannel, 'settings'>): Api => (settings.api === 'partner' ? 'partner' : 'self_serve');

export const baseUrlOf = (channel: ConnectedChannel): string =>
  (channel.settings.base_url || BASE_URLS[apiOf(channel)]).replace(/\/+$/, '');

export const listTitleOf = ({ settings }: ConnectedChannel): string => settings.list_title || DEFAULT_LIST_TITLE;

export const appIdOf = ({ settings }: ConnectedChannel): string => encodeURIComponent(settings.app_id ?? '');

/** The first field that the chosen API cannot do without and that is empty, as the form calls it; null when all are there. */
export function missingField(channel: ConnectedChannel): string | null {
  const missing = fields.find(({ name, secret, required, generated, choices, when }) => {
    if (!required || generated || choices || (when && when.is !== apiOf(channel))) return false;
    return !(secret ? channel.secrets : channel.settings)[name];
  });
  return missing ? `${missing.secret ? 'secrets' : 'settings'}.${missing.name}` : null;
}

export function assertConfigured(channel: ConnectedChannel): void {
  const missing = missingField(channel);
  if (missing !== null) throw new SendError('channel_broken', 'not_configured', 'not_configured', `The channel has no ${missing}.`);
}
