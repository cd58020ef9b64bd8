import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser's request comes from our own pages. Programs send neither header and are let through here: without the
 * cookie and the CSRF token they get no further. The host is compared, not the scheme, which a proxy may have changed.
 */
export function fromOwnPage(headers: IncomingHttpHeaders, publicUrl?: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return false;
  const { origin } = headers;
  return origin === undefined || isOwnOrigin(origin, headers.host, publicUrl);
}

/** Also for the websocket's upgrade, where an Origin is always sent by browsers. */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl?: string): boolean {
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  if (!parsed) return false;
  return parsed.host === host || (publicUrl !== undefined && parsed.origin === new URL(publicUrl).origin);
}
