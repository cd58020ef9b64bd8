import { invalidWebhook } from './webhooks.errors.js';

export const WEBHOOK_URL_MAX_LENGTH = 2048;

/** Says whether this installation may call an address. A name is no address: where it leads is looked at when something is sent. */
export interface CallableAddresses {
  mayCall(host: string, port: number): boolean;
}

/** The address in its usual writing. Throws when nothing could ever be sent there. */
export function checkWebhookUrl(text: string, addresses: CallableAddresses): string {
  const refuse = (sentence: string): never => {
    throw invalidWebhook('url', sentence);
  };
  const given = text.trim();
  if (given.length > WEBHOOK_URL_MAX_LENGTH) refuse(`must have ${WEBHOOK_URL_MAX_LENGTH} characters at most`);
  if (!URL.canParse(given)) refuse('must be an address like https://example.com/webhook');
  const url = new URL(given);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse('must begin with https:// or http://');
  if (url.username !== '' || url.password !== '')
    refuse('may not contain a user name or a password; the signature shows that we are the sender');
  if (given.includes('#')) refuse('may not contain a #; what stands behind it is never sent');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  if (!addresses.mayCall(url.hostname.replace(/^\[|\]$/g, ''), port)) {
    refuse(
      `leads to ${url.host}, which may not be called from here: only public addresses on the ports 80, 443, 8080 and 8443 are open, ` +
        'and networks that whoever runs this installation has allowed (OUTBOUND_ALLOW)',
    );
  }
  return url.href;
}
