import { DomainError } from '../shared/domain-error.js';

/** Each of them goes into a header of the page. */
export const MAX_EMBED_ORIGINS = 50;

/** A site without certificate is good enough on one's own machine, and nowhere else. */
const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/** The sites that may frame the chats, each once and as browsers write it; throws with words for the first that is none. */
export function readOrigins(given: readonly string[]): string[] {
  const origins = [...new Set(given.map((text) => text.trim()).filter(Boolean))].map(readOrigin);
  if (origins.length > MAX_EMBED_ORIGINS) refuse(`At most ${MAX_EMBED_ORIGINS} sites can be listed; leave out those that are not used`);
  return [...new Set(origins)];
}

function readOrigin(text: string): string {
  if (text.includes('*')) refuse(`${text} has a *; list every site by its whole name, such as https://crm.example.com`);
  if (!/^https?:\/\//i.test(text)) refuse(`${text} must begin with https://, such as https://crm.example.com`);
  if (!URL.canParse(text)) refuse(`${text} is not the address of a site; write it like https://crm.example.com`);
  const url = new URL(text);
  if (url.username || url.password) refuse(`${text} names a user; leave out what stands before the @`);
  if (url.pathname !== '/' || url.search || url.hash || /[?#]/.test(text)) {
    refuse(`${text} leads to a page; list the site alone: ${url.origin}`);
  }
  if (url.protocol === 'http:' && !LOCAL.includes(url.hostname)) refuse(`${text} must begin with https://; http:// is for localhost only`);
  return url.origin;
}

function refuse(message: string): never {
  throw new DomainError('invalid_origin', message, 'invalid', 'embedOrigins');
}
