import type { ChannelField } from '../connector.js';
import { DEFAULT_GATEWAY_URL } from './requests.js';

/** Where the gateway is, and the secret by which it and the product know each other. */
export const GATEWAY_FIELDS: readonly ChannelField[] = [
  {
    ...{ name: 'gateway_secret', secret: true, required: true, generated: true },
    ...{ label: 'channelField.gatewaySecret', example: 'letters, digits, - and _' },
  },
  { name: 'base_url', secret: false, required: false, label: 'channelField.gatewayUrl', example: DEFAULT_GATEWAY_URL },
];
