import type { IncomingHttpHeaders } from 'node:http';

/** Beside it a frame offers its token; a browser cannot send a header with a websocket. */
export const FRAME_PROTOCOL = 'deskwire.frame';
const TOKEN_PROTOCOL = 'bearer.';

/** The token that a frame sends with each call; null for whoever comes with a cookie. */
export const bearerOf = ({ authorization }: IncomingHttpHeaders): string | null =>
  /^Bearer ([\w-]{1,256})$/i.exec(authorization ?? '')?.[1] ?? null;

/** The token that a frame offers with its websocket. */
export function bearerOfProtocols(headers: IncomingHttpHeaders): string | null {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  return offered.find((each) => each.startsWith(TOKEN_PROTOCOL))?.slice(TOKEN_PROTOCOL.length) ?? null;
}
