import { randomBytes } from 'node:crypto';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelField, Connector } from '#connectors/connector.js';
import { allConnectors } from '#connectors/registry.js';
import type { Tx } from '#persistence/database.js';
import { UnreadableSecret, type SecretBox } from '#persistence/encryption/secret-box.js';
import { statement } from '#persistence/statement.js';

type Values = Record<string, string>;

/** A demo channel with its secrets open, as the simulator needs it. */
export interface DemoChannel extends ConnectedChannel {
  name: string;
  phone: string | null;
}

interface Fixed {
  name: string;
  phone: string | null;
  settings: Values;
  /** Below the simulator's address, as below the provider's own. */
  apiPath: string;
  /** The setting that holds that address; `base_url` unless told, null: there is none. */
  addressField?: string | null;
  /** The secret that signs this provider's webhooks: DEMO_CHANNEL_SECRET. */
  signingSecret: string;
  /** Secrets that have a form of their own, before the text that nobody can guess. */
  secretPrefixes?: Values;
}

/** What scripts and people rely on. A provider without an entry gets its fields' examples and generated secrets. */
const FIXED: Record<string, Fixed> = {
  'whatsapp-cloud': {
    name: 'WhatsApp',
    phone: '+79990000001',
    settings: { phone_number_id: '100000000000001', waba_id: '100000000000002' },
    apiPath: '/v25.0',
    signingSecret: 'app_secret',
  },
  'whatsapp-360dialog': {
    name: 'WhatsApp 360dialog',
    phone: '+79990000002',
    settings: { phone_number_id: '100000000000003' },
    apiPath: '/360dialog',
    signingSecret: 'webhook_secret',
  },
  'whatsapp-gupshup': {
    name: 'WhatsApp Gupshup',
    phone: '+79990000003',
    // The partner's API takes files and true voice notes without a public address.
    settings: { api: 'partner', app_id: '30000000-0000-4000-8000-000000000003', app_name: 'DeskwireDemo', source_number: '79990000003' },
    apiPath: '/gupshup',
    signingSecret: 'webhook_secret',
  },
  'telegram-bot': {
    name: 'Telegram',
    phone: null,
    // The simulator reaches us at home, where the real Telegram could not.
    settings: { delivery: 'webhook' },
    apiPath: '/telegram',
    signingSecret: 'webhook_secret',
    secretPrefixes: { bot_token: '100000001:' },
  },
  'whatsapp-personal': {
    name: 'WhatsApp, personal number',
    phone: '+79990000004',
    settings: {},
    apiPath: '',
    signingSecret: 'gateway_secret',
  },
  'telegram-personal': {
    name: 'Telegram, personal number',
    phone: '+79990000005',
    settings: {},
    apiPath: '',
    signingSecret: 'gateway_secret',
  },
  'site-widget': {
    name: 'Site chat',
    phone: null,
    // Apps too, so that one can be tried against the demo.
    settings: { color: '#2f6b4f', allow_apps: 'yes' },
    apiPath: '',
    addressField: null,
    signingSecret: 'identity_secret',
  },
  max: { name: 'MAX', phone: null, settings: { delivery: 'webhook' }, apiPath: '/max', signingSecret: 'webhook_secret' },
  tamtam: { name: 'TamTam', phone: null, settings: { delivery: 'webhook' }, apiPath: '/tamtam', signingSecret: 'webhook_secret' },
  external: {
    name: 'My app (API)',
    phone: null,
    settings: {},
    apiPath: '/external/demo-external',
    addressField: 'outbound_url',
    signingSecret: 'channel_secret',
  },
};

const COLUMN = 'channel.secrets';
const FIND = statement('demo.channel', `select id, settings, secrets from channel where transport = $1 and key = $2`);
const ADD = statement(
  'demo.add_channel',
  `with added as (
     insert into channel (company_id, transport, key, name, phone, settings, secrets) values ($1, $2, $3, $4, $5, $6, $7) returning id
   ), answered_by as (
     insert into channel_operator_group (company_id, channel_id, group_id)
     select $1, added.id, g.id from added, (select id from operator_group order by id limit 1) g
   )
   select id from added`,
);
const UPDATE = statement('demo.update_channel', `update channel set settings = $2, secrets = $3 where id = $1 returning id`);

interface ChannelWishes {
  /** Where the simulator speaks for each provider, by transport. */
  addresses: Record<string, string>;
  signingSecret: string;
}

/** One channel per provider; those that exist follow the simulator's address and the signing secret. */
export async function ensureDemoChannels(tx: Tx, box: SecretBox, wishes: ChannelWishes): Promise<DemoChannel[]> {
  const channels: DemoChannel[] = [];
  for (const connector of allConnectors()) channels.push(await ensureChannel(tx, box, connector, wishes));
  return channels;
}

async function ensureChannel(tx: Tx, box: SecretBox, { transport, fields }: Connector, wishes: ChannelWishes): Promise<DemoChannel> {
  const key = `demo-${transport}`;
  const fixed = FIXED[transport] ?? fallback(transport, fields);
  const { name, phone, settings, apiPath, addressField = 'base_url', signingSecret, secretPrefixes = {} } = fixed;
  const [found] = await tx.query<{ id: number; settings: Values; secrets: string }>(FIND, [transport, key]);
  const kept = found ? opened(box, tx.companyId, found.secrets) : null;
  const address = wishes.addresses[transport];
  const channel = {
    settings: {
      ...(found?.settings ?? { ...examples(fields), ...settings }),
      ...(address && addressField !== null ? { [addressField]: `${address}${apiPath}` } : {}),
    },
    secrets: { ...(kept ?? generated(fields, secretPrefixes)), [signingSecret]: wishes.signingSecret },
  };
  const stored = [JSON.stringify(channel.settings), box.seal(tx.companyId, COLUMN, JSON.stringify(channel.secrets))];
  const [row] = found
    ? await tx.query<{ id: number }>(UPDATE, [found.id, ...stored])
    : await tx.query<{ id: number }>(ADD, [tx.companyId, transport, key, name, phone, ...stored]);
  if (!row) throw new Error(`The demo channel ${key} could not be stored`);
  return { id: row.id, companyId: tx.companyId, transport, key, name, phone, ...channel };
}

/** null when another installation's key sealed them: the demo's secrets are then simply made anew. */
function opened(box: SecretBox, companyId: number, stored: string): Values | null {
  try {
    return JSON.parse(box.open(companyId, COLUMN, stored)) as Values;
  } catch (error) {
    if (error instanceof UnreadableSecret) return null;
    throw error;
  }
}

const fallback = (transport: string, fields: readonly ChannelField[]): Fixed => ({
  name: transport,
  phone: null,
  settings: {},
  apiPath: '',
  signingSecret: fields.find(({ secret }) => secret)?.name ?? 'secret',
});

const generated = (fields: readonly ChannelField[], prefixes: Values): Values => {
  const secrets = fields.filter(({ secret }) => secret);
  return Object.fromEntries(secrets.map(({ name }) => [name, `${prefixes[name] ?? ''}${randomBytes(24).toString('base64url')}`]));
};

const examples = (fields: readonly ChannelField[]): Values =>
  Object.fromEntries(fields.filter(({ secret, required }) => required && !secret).map(({ name, example }) => [name, example]));
