import type { ChannelField, ChecksCredentials, Connector, FetchesMedia, PerformsActions, WritesFirst } from '../connector.js';
import { MediaError } from '../send-error.js';
import { fileAt } from '../http/media-exchange.js';
import { isSameSecret } from '../json/same-secret.js';
import { check } from './account.js';
import { EXTERNAL_FEATURES, EXTERNAL_LIMITS, FETCHED_BYTES } from './limits.js';
import { parse } from './parse.js';
import { IDENTITY } from './people.js';
import { perform, send } from './send.js';

const fields: readonly ChannelField[] = [
  {
    ...{ name: 'outbound_url', secret: false, required: false, label: 'channelField.outboundUrl' },
    example: 'https://shop.example.com/deskwire',
  },
  {
    ...{ name: 'channel_secret', secret: true, required: true, generated: true },
    ...{ label: 'channelField.channelSecret', example: 'any text that nobody can guess' },
  },
  {
    ...{ name: 'signing_secret', secret: true, required: true, generated: true },
    ...{ label: 'channelField.signingSecret', example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  },
];

/** Anything else: a program of the company's own, which brings clients' messages and takes ours. docs/external-channel.md */
export const external: Connector & FetchesMedia & PerformsActions & ChecksCredentials & WritesFirst = {
  transport: 'external',
  limits: EXTERNAL_LIMITS,
  features: EXTERNAL_FEATURES,
  fields,
  verify: ({ method, headers }, { secrets }) => method === 'POST' && isSameSecret(secrets.channel_secret, bearerOf(headers.authorization)),
  parse: (request) => parse(request),
  send,
  perform,
  check,
  identitiesOfPhone: (phone) => [{ kind: IDENTITY.phone, value: phone }],
  fetchMedia: ({ url }, _channel, http) => {
    if (url === null) return Promise.reject(new MediaError('gone', 'The program named no address.'));
    return fileAt(url, http, FETCHED_BYTES);
  },
};

const bearerOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? /^Bearer +(\S+)$/i.exec(header)?.[1] : undefined;
