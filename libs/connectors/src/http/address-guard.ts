import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

interface Rule {
  network: [Address, number];
  /** Null: every port of the network. */
  port: number | null;
}

const PUBLIC_PORTS = [80, 443, 8080, 8443];
const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Decides which addresses the product may connect to when somebody else names them. The public internet on the usual
 * web ports is open; everything else needs an entry `CIDR` or `CIDR:port` by whoever runs the installation.
 */
export class AddressGuard {
  private readonly rules: Rule[];

  constructor(allow: readonly string[]) {
    this.rules = allow.map(ruleOf);
  }

  permits(address: string, port: number): boolean {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    if (PUBLIC_PORTS.includes(port) && isPublic(parsed)) return true;
    return this.rules.some((rule) => (rule.port === null || rule.port === port) && contains(rule.network, parsed));
  }

  /** False: no address at all could be reached on this port, so there is no need to ask the name server. */
  knowsPort(port: number): boolean {
    return PUBLIC_PORTS.includes(port) || this.rules.some((rule) => rule.port === null || rule.port === port);
  }
}

/** "unicast" is what ipaddr.js calls no special range; of IPv6 only 2000::/3 is in use, the rest hides IPv4 in disguise. */
function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || contains(GLOBAL_IPV6, address);
}

function contains([network, bits]: [Address, number], address: Address): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

function ruleOf(entry: string): Rule {
  const [, host = '', bits = '', port] = /^\[?([0-9a-f.:]+)\]?\/(\d{1,3})(?::(\d{1,5}))?$/i.exec(entry.trim()) ?? [];
  try {
    return { network: ipaddr.parseCIDR(`${host}/${bits}`), port: port === undefined ? null : Number(port) };
  } catch {
    throw new Error(`"${entry}" in the list of allowed addresses is neither CIDR nor CIDR:port, e.g. 10.0.0.0/8 or 127.0.0.1/32:8080.`);
  }
}
