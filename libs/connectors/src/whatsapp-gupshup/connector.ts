import type {
  ChannelFeatures,
  ChannelLimits,
  ChecksCredentials,
  Connector,
  FetchesMedia,
  ListsTemplates,
  PerformsActions,
  Subscribes,
  WritesFirst,
} from '../connector.js';
import { isSameSecret } from '../json/same-secret.js';
import { WHATSAPP_FEATURES, WHATSAPP_LIMITS } from '../whatsapp/limits.js';
import { identitiesAt } from '../whatsapp/people.js';
import { check } from './account.js';
import { fetchMedia } from './media.js';
import { parse } from './parse.js';
import { perform } from './perform.js';
import { send } from './send.js';
import { fields } from './settings.js';
import { SECRET_HEADER, subscribe, unsubscribe } from './subscription.js';
import { listTemplates } from './templates.js';

const limits: ChannelLimits = { ...WHATSAPP_LIMITS, pace: { perSecond: 20 } };
const features: ChannelFeatures = { ...WHATSAPP_FEATURES };

type Gupshup = Connector & FetchesMedia & PerformsActions & ChecksCredentials & Subscribes & ListsTemplates & WritesFirst;

/** WhatsApp through Gupshup, by its own API or its partners'. docs.gupshup.io, partner-docs.gupshup.io */
export const whatsappGupshup: Gupshup = {
  transport: 'whatsapp-gupshup',
  limits,
  features,
  fields,
  // Anything in the body counts as a failure, and the event comes again.
  acknowledgement: null,
  verify({ method, headers, query }, { secrets: { webhook_secret: secret } }) {
    return method === 'POST' && (isSameSecret(secret, headers[SECRET_HEADER]) || isSameSecret(secret, query.secret));
  },
  parse: (request, channel) => parse(request, channel),
  send,
  perform,
  identitiesOfPhone: (phone) => identitiesAt({ phone }),
  fetchMedia,
  check,
  subscribe,
  unsubscribe: (channel, _hookUrl, http) => unsubscribe(channel, http),
  listTemplates,
};
