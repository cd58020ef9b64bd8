import type { ChecksCredentials, Connector, PerformsActions } from '../connector.js';
import { checkSettings, SITE_FIELDS } from './fields.js';
import { SITE_FEATURES, SITE_LIMITS } from './limits.js';
import { parse } from './parse.js';

/**
 * The chat on the company's own pages and in its apps. There is no provider: visitors' programs speak to `/widget`, which knows
 * who they are and hands on what they say; what is sent to them is read from the database and pushed by the same door.
 */
export const siteWidget: Connector & ChecksCredentials & PerformsActions = {
  transport: 'site-widget',
  limits: SITE_LIMITS,
  features: SITE_FEATURES,
  fields: SITE_FIELDS,
  // Nobody may speak for visitors at the address of webhooks.
  verify: () => false,
  parse: (request) => parse(request),
  // Its own number is what visitors know it by, and what read marks count in.
  send: (message) => Promise.resolve({ externalId: message.id, status: 'sent' }),
  // Edits and deletions show as soon as they are stored.
  perform: () => Promise.resolve(),
  check: checkSettings,
};
