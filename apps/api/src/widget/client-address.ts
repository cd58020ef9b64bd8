import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** A network that may be believed, as TRUSTED_PROXIES names it. */
type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * Where a websocket comes from: the last address that no trusted proxy vouched for. Fastify does the same for requests, but has no
 * part in upgrades.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: string | undefined): string {
  const trusted = networksOf(trustedProxies);
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const hops = [...forwarded.map((hop) => hop.trim()).filter(Boolean), request.socket.remoteAddress ?? ''];
  for (const hop of hops.reverse()) {
    const address = ipaddr.isValid(hop) ? ipaddr.process(hop) : null;
    if (!address || !trusted.some(([network, bits]) => address.kind() === network.kind() && address.match([network, bits] as never))) {
      return address?.toString() ?? hop.slice(0, 45);
    }
  }
  return hops.at(-1) ?? '';
}

function networksOf(list: string | undefined): Network[] {
  return (list ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry) => {
      if (entry.includes('/')) return ipaddr.parseCIDR(entry);
      const address = ipaddr.process(entry);
      return [address, address.kind() === 'ipv4' ? 32 : 128];
    });
}
