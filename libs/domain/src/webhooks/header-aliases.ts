import { invalidWebhook } from './webhooks.errors.js';

/** The headers of Standard Webhooks, which every delivery carries. */
export const SIGNATURE_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
export type SignatureHeader = (typeof SIGNATURE_HEADERS)[number];

/** Further names that the same values are sent under, for receivers that look for others. */
export type HeaderAliases = Partial<Record<SignatureHeader, string>>;

const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/;
/** Mean something to the connection, to proxies or to the receiver's server, or are ours already. */
const TAKEN = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'host', 'content-length', 'content-type', 'content-encoding', 'accept', 'accept-encoding', 'expect', 'cookie', 'date'],
  ...['authorization', 'user-agent', 'forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'],
  ...SIGNATURE_HEADERS,
]);

/** Throws for a name that is no header's name, that is spoken for, or that stands for two things. */
export function checkHeaderAliases(given: Record<string, unknown>): HeaderAliases {
  const aliases: HeaderAliases = {};
  const used = new Set<string>();
  for (const [header, alias] of Object.entries(given)) {
    const field = `headerAliases.${header}`;
    if (!(SIGNATURE_HEADERS as readonly string[]).includes(header))
      throw invalidWebhook(field, `is not a header of ours; only ${SIGNATURE_HEADERS.join(', ')} can have another name`);
    if (typeof alias !== 'string' || !TOKEN.test(alias))
      throw invalidWebhook(field, 'must be the name of a header, like X-Signature: letters, digits and hyphens, 64 characters at most');
    const name = alias.toLowerCase();
    if (TAKEN.has(name)) throw invalidWebhook(field, `cannot be ${alias}, which has a meaning of its own; choose another name`);
    if (used.has(name)) throw invalidWebhook(field, `is ${alias}, as another one is; every header needs its own name`);
    used.add(name);
    aliases[header as SignatureHeader] = alias;
  }
  return aliases;
}
