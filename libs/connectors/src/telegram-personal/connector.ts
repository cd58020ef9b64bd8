import type { ChannelField, ChecksCredentials, Connector, FetchesMedia, FindsPeople, PerformsActions, SignsIn } from '../connector.js';
import { GATEWAY_FIELDS } from '../gateway/fields.js';
import { fetchFile } from '../gateway/files.js';
import { findPerson } from '../gateway/find-person.js';
import { carriesSecret } from '../gateway/secret.js';
import { perform, send, type PersonalMessenger } from '../gateway/send.js';
import { check, signIn } from '../gateway/sign-in.js';
import { TELEGRAM_PERSONAL_FEATURES, TELEGRAM_PERSONAL_LIMITS } from './limits.js';
import { parse } from './parse.js';
import { chatOf, identitiesOfChat } from './peers.js';
import { refusals } from './refusals.js';

const MB = 1024 * 1024;
/** The largest file that we fetch for a dialog; Telegram's own limit is far above it. */
const FETCHED_BYTES = 100 * MB;

const fields: readonly ChannelField[] = [
  { name: 'api_id', secret: false, required: true, label: 'channelField.apiId', example: '1234567' },
  { name: 'api_hash', secret: true, required: true, label: 'channelField.apiHash', example: '0123456789abcdef0123456789abcdef' },
  ...GATEWAY_FIELDS,
];

const messenger: PersonalMessenger = { name: 'Telegram', limits: TELEGRAM_PERSONAL_LIMITS, refusals, chatOf };

/** Somebody's own Telegram number, over MTProto behind the gateway. core.telegram.org/schema */
export const telegramPersonal: Connector & FetchesMedia & PerformsActions & ChecksCredentials & SignsIn & FindsPeople = {
  transport: 'telegram-personal',
  limits: TELEGRAM_PERSONAL_LIMITS,
  features: TELEGRAM_PERSONAL_FEATURES,
  fields,
  // Our message id goes out as MTProto's `random_id` and comes back in `updateMessageID`.
  carriesOurId: true,
  verify: carriesSecret,
  parse: (request) => parse(request),
  send: (message, channel, http) => send(message, messenger, channel, http),
  perform: (action, channel, http) => perform(action, messenger, channel, http),
  findsBy: ['phone', 'username'],
  findPerson: (whom, channel, http) => findPerson(whom, { refusals, identitiesOfChat }, channel, http),
  fetchMedia: ({ mediaId }, channel, http) => fetchFile(mediaId, FETCHED_BYTES, channel, http),
  check,
  signIn: (step, channel, http) =>
    signIn(step, { apiId: channel.settings.api_id ?? '', apiHash: channel.secrets.api_hash ?? '' }, channel, http),
};
