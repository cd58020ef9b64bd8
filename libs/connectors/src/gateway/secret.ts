import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { RawRequest } from '../connector.js';
import { isSameSecret } from '../json/same-secret.js';

/** The header in which the gateway proves itself to the product. */
export const SECRET_HEADER = 'x-gateway-secret';

export const carriesSecret = ({ method, headers }: RawRequest, channel: ConnectedChannel): boolean =>
  method === 'POST' && isSameSecret(channel.secrets.gateway_secret, headers[SECRET_HEADER]);
