import type { ChecksCredentials, Connector, FetchesMedia, FindsPeople, PerformsActions, SignsIn, WritesFirst } from '../connector.js';
import { GATEWAY_FIELDS } from '../gateway/fields.js';
import { fetchFile } from '../gateway/files.js';
import { findPerson } from '../gateway/find-person.js';
import { carriesSecret } from '../gateway/secret.js';
import { perform, send, type PersonalMessenger } from '../gateway/send.js';
import { check, signIn } from '../gateway/sign-in.js';
import { chatOf, IDENTITY, identitiesOf } from './jids.js';
import { WHATSAPP_PERSONAL_FEATURES, WHATSAPP_PERSONAL_LIMITS } from './limits.js';
import { parse } from './parse.js';
import { refusals } from './refusals.js';

const MB = 1024 * 1024;
/** The largest file that WhatsApp carries is far above what a dialog needs. */
const FETCHED_BYTES = 100 * MB;

const messenger: PersonalMessenger = { name: 'WhatsApp', limits: WHATSAPP_PERSONAL_LIMITS, refusals, chatOf };

/** Somebody's own WhatsApp number, over the protocol of WhatsApp on the web behind the gateway. WhatsApp does not allow it. */
export const whatsappPersonal: Connector & FetchesMedia & PerformsActions & ChecksCredentials & SignsIn & WritesFirst & FindsPeople = {
  transport: 'whatsapp-personal',
  limits: WHATSAPP_PERSONAL_LIMITS,
  features: WHATSAPP_PERSONAL_FEATURES,
  fields: GATEWAY_FIELDS,
  verify: carriesSecret,
  parse: (request) => parse(request),
  send: (message, channel, http) => send(message, messenger, channel, http),
  perform: (action, channel, http) => perform(action, messenger, channel, http),
  identitiesOfPhone: (phone) => [{ kind: IDENTITY.phone, value: phone }],
  findsBy: ['phone'],
  findPerson: (whom, channel, http) => findPerson(whom, { refusals, identitiesOfChat: (chat) => identitiesOf(chat) }, channel, http),
  fetchMedia: ({ mediaId }, channel, http) => fetchFile(mediaId, FETCHED_BYTES, channel, http),
  check,
  signIn: (step, channel, http) => signIn(step, {}, channel, http),
};
