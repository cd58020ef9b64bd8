import type {
  ChannelField,
  ChecksCredentials,
  Connector,
  FetchesMedia,
  ListsTemplates,
  PerformsActions,
  RequestsHistory,
  Subscribes,
  WritesFirst,
} from '../connector.js';
import { isSameSecret } from '../json/same-secret.js';
import { WHATSAPP_FEATURES, WHATSAPP_LIMITS } from '../whatsapp/limits.js';
import { fetchMedia } from '../whatsapp/media.js';
import { perform } from '../whatsapp/perform.js';
import { requestHistory } from '../whatsapp/request-history.js';
import { identitiesAt } from '../whatsapp/people.js';
import { send } from '../whatsapp/send.js';
import { check, subscribe, unsubscribe } from './account.js';
import { CLOUD, numberPath } from './dialect.js';
import { parse } from './parse.js';
import { isSignedBy } from './signature.js';
import { listTemplates } from './templates.js';

const fields: readonly ChannelField[] = [
  { name: 'phone_number_id', secret: false, required: true, label: 'channelField.phoneNumberId', example: '106540352242922' },
  { name: 'waba_id', secret: false, required: true, label: 'channelField.wabaId', example: '102290129340398' },
  { name: 'access_token', secret: true, required: true, label: 'channelField.accessToken', example: 'EAAG…' },
  { name: 'app_secret', secret: true, required: true, label: 'channelField.appSecret', example: '0123456789abcdef0123456789abcdef' },
  { name: 'verify_token', secret: true, required: true, label: 'channelField.verifyToken', example: 'a phrase of your choice' },
  { name: 'base_url', secret: false, required: false, label: 'channelField.baseUrl', example: CLOUD.defaultBaseUrl },
  { name: 'list_title', secret: false, required: false, label: 'channelField.listTitle', example: 'Menu' },
];

type WhatsappCloud = Connector &
  FetchesMedia &
  PerformsActions &
  ChecksCredentials &
  Subscribes &
  ListsTemplates &
  RequestsHistory &
  WritesFirst;

/** WhatsApp through Meta's own Cloud API. */
export const whatsappCloud: WhatsappCloud = {
  transport: CLOUD.transport,
  limits: WHATSAPP_LIMITS,
  features: WHATSAPP_FEATURES,
  fields,
  carriesOurId: true, // as `biz_opaque_callback_data`
  challenge({ method, query }, channel) {
    const asked = method === 'GET' && query['hub.mode'] === 'subscribe';
    if (!asked || !isSameSecret(channel.secrets.verify_token, query['hub.verify_token'])) return null;
    const challenge = query['hub.challenge'] ?? '';
    return /^[\w-]{1,255}$/.test(challenge) ? challenge : null;
  },
  verify({ method, body, headers }, channel) {
    return method === 'POST' && isSignedBy(channel.secrets.app_secret, body, headers['x-hub-signature-256']);
  },
  parse: (request, channel) => parse(request, channel),
  send: (message, channel, http) => send(CLOUD, message, channel, http),
  identitiesOfPhone: (phone) => identitiesAt({ phone }),
  fetchMedia: (media, channel, http) => fetchMedia(CLOUD, media, channel, http),
  perform: (action, channel, http) => perform(CLOUD, action, channel, http),
  check,
  subscribe,
  unsubscribe,
  listTemplates,
  requestHistory: (channel, http) => requestHistory(CLOUD, numberPath(channel, '/smb_app_data'), channel, http),
};
