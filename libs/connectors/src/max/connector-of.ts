import type { ChannelField, ChecksCredentials, Connector, FetchesMedia, PerformsActions, Polls, Subscribes } from '../connector.js';
import { isSameSecret } from '../json/same-secret.js';
import { check, subscribe, unsubscribe } from './account.js';
import type { Dialect } from './dialect.js';
import { MAX_FEATURES, MAX_LIMITS } from './limits.js';
import { fetchMedia } from './media.js';
import { parse } from './parse.js';
import { perform } from './perform.js';
import { poll } from './poll.js';
import { send } from './send.js';

/** A bot of MAX or TamTam: one connector, spoken in a dialect. */
export const connectorOf = (dialect: Dialect): Connector & FetchesMedia & PerformsActions & ChecksCredentials & Subscribes & Polls => ({
  transport: dialect.transport,
  limits: MAX_LIMITS,
  features: MAX_FEATURES,
  fields: fieldsOf(dialect),
  verify: ({ method, headers, query }, { secrets: { webhook_secret: secret } }) => {
    if (method !== 'POST') return false;
    if (dialect.secretHeader !== null) return isSameSecret(secret, headers[dialect.secretHeader]);
    // TamTam signs nothing: that the caller knows the channel's address is all there is, and the secret in it when there is one.
    return secret ? isSameSecret(secret, query.secret) : true;
  },
  parse: (request) => parse(request),
  send: (message, channel, http) => send(dialect, message, channel, http),
  fetchMedia: (media, channel, http) => fetchMedia(dialect, media, channel, http),
  perform: (action, channel, http) => perform(dialect, action, channel, http),
  check: (channel, http) => check(dialect, channel, http),
  subscribe: (channel, hookUrl, http) => subscribe(dialect, channel, hookUrl, http),
  unsubscribe: (channel, _hookUrl, http) => unsubscribe(dialect, channel, http),
  poll: (cursor, channel, http) => poll(dialect, cursor, channel, http),
});

const fieldsOf = ({ secretHeader, defaultBaseUrl }: Dialect): readonly ChannelField[] => [
  { name: 'access_token', secret: true, required: true, label: 'channelField.accessToken', example: 'f9LHodD0cOJf4_DkJGeq8BkDgc5vgSwZ…' },
  {
    ...{ name: 'webhook_secret', secret: true, required: secretHeader !== null, label: 'channelField.webhookSecret' },
    ...{ example: 'letters, digits, - and _', generated: secretHeader !== null },
  },
  {
    ...{ name: 'delivery', secret: false, required: false, label: 'channelField.delivery', example: 'automatic' },
    choices: ['automatic', 'webhook', 'polling'],
  },
  { name: 'base_url', secret: false, required: false, label: 'channelField.baseUrl', example: defaultBaseUrl },
];
