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
import { check, listTemplates, subscribe, unsubscribe } from './account.js';
import { DIALOG360, SECRET_HEADER } from './dialect.js';
import { parse } from './parse.js';

const fields: readonly ChannelField[] = [
  { name: 'api_key', secret: true, required: true, label: 'channelField.apiKey', example: 'Ab1CdEFGhijKLm2NOPq3rStU_AK' },
  {
    ...{ name: 'webhook_secret', secret: true, required: true, generated: true },
    ...{ label: 'channelField.webhookSecret', example: 'letters, digits, - and _' },
  },
  { name: 'phone_number_id', secret: false, required: false, label: 'channelField.phoneNumberId', example: '106540352242922' },
  { name: 'base_url', secret: false, required: false, label: 'channelField.baseUrl', example: DIALOG360.defaultBaseUrl },
  { name: 'list_title', secret: false, required: false, label: 'channelField.listTitle', example: 'Menu' },
];

type Whatsapp360dialog = Connector &
  FetchesMedia &
  PerformsActions &
  ChecksCredentials &
  Subscribes &
  ListsTemplates &
  RequestsHistory &
  WritesFirst;

/** WhatsApp through 360dialog, which passes Meta's bodies on. */
export const whatsapp360dialog: Whatsapp360dialog = {
  transport: DIALOG360.transport,
  limits: WHATSAPP_LIMITS,
  features: WHATSAPP_FEATURES,
  fields,
  carriesOurId: true, // as `biz_opaque_callback_data`
  // The partner's webhook, which brings histories, takes no headers: there the secret stands in the address.
  verify: ({ method, headers, query }, { secrets: { webhook_secret: secret } }) =>
    method === 'POST' && (isSameSecret(secret, headers[SECRET_HEADER]) || isSameSecret(secret, query.secret)),
  parse: (request, channel) => parse(request, channel),
  send: (message, channel, http) => send(DIALOG360, message, channel, http),
  identitiesOfPhone: (phone) => identitiesAt({ phone }),
  fetchMedia: (media, channel, http) => fetchMedia(DIALOG360, media, channel, http),
  perform: (action, channel, http) => perform(DIALOG360, action, channel, http),
  check,
  subscribe,
  unsubscribe,
  listTemplates,
  requestHistory: (channel, http) => requestHistory(DIALOG360, '/synchronization', channel, http),
};
