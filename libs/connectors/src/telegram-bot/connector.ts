import type { ChannelField, ChecksCredentials, Connector, FetchesMedia, PerformsActions, Polls, Subscribes } from '../connector.js';
import { isSameSecret } from '../json/same-secret.js';
import { check, subscribe, unsubscribe } from './account.js';
import { DEFAULT_BASE_URL } from './api.js';
import { TELEGRAM_FEATURES, TELEGRAM_LIMITS } from './limits.js';
import { fetchMedia } from './media.js';
import { parse } from './parse.js';
import { perform } from './perform.js';
import { poll } from './poll.js';
import { SECRET_HEADER } from './secret-header.js';
import { send } from './send.js';

const fields: readonly ChannelField[] = [
  {
    name: 'bot_token',
    secret: true,
    required: true,
    label: 'channelField.botToken',
    example: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
  },
  {
    ...{ name: 'webhook_secret', secret: true, required: true, generated: true },
    ...{ label: 'channelField.webhookSecret', example: 'letters, digits, - and _' },
  },
  {
    ...{ name: 'delivery', secret: false, required: false, label: 'channelField.delivery', example: 'automatic' },
    choices: ['automatic', 'webhook', 'polling'],
  },
  { name: 'base_url', secret: false, required: false, label: 'channelField.baseUrl', example: DEFAULT_BASE_URL },
];

/** A Telegram bot, and the personal account that has connected it. core.telegram.org/bots/api, version 10.1 */
export const telegramBot: Connector & FetchesMedia & PerformsActions & ChecksCredentials & Subscribes & Polls = {
  transport: 'telegram-bot',
  limits: TELEGRAM_LIMITS,
  features: TELEGRAM_FEATURES,
  fields,
  verify: ({ method, headers }, channel) => method === 'POST' && isSameSecret(channel.secrets.webhook_secret, headers[SECRET_HEADER]),
  parse: (request, channel) => parse(request, channel),
  send,
  fetchMedia,
  perform,
  check,
  subscribe,
  unsubscribe,
  poll,
};
