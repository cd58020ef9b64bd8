import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressGuard } from './address-guard.js';
import { HttpFailure } from './http.port.js';

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<ResolvedAddress[]>;

const CONNECT_TIMEOUT_MS = 5_000;

const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/**
 * Opens connections for undici. The name is resolved here, once, every address of it is checked, and the connection goes
 * to one of exactly these: a name that answers differently a moment later gains nothing. The connected address is looked
 * at once more, whatever led there.
 */
export function guardedConnect(guard: AddressGuard, resolve: Resolve = systemResolve): buildConnector.connector {
  const byPort = new Map<number, buildConnector.connector>();
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !guard.permits(host, port)) return callback(blocked(host), null);
    const connector =
      byPort.get(port) ?? buildConnector({ timeout: CONNECT_TIMEOUT_MS, allowH2: false, lookup: guardedLookup(guard, port, resolve) });
    byPort.set(port, connector);
    connector(options, (error, socket) => {
      if (error || !socket) return callback(error ?? new Error('no socket'), null);
      if (guard.permits(socket.remoteAddress ?? '', port)) return callback(null, socket);
      socket.destroy();
      callback(blocked(host), null);
    });
  };
}

function guardedLookup(guard: AddressGuard, port: number, resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (!first || !addresses.every(({ address }) => guard.permits(address, port))) callback(blocked(host), '', 0);
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

const blocked = (host: string): HttpFailure =>
  new HttpFailure('blocked_address', false, `${host} is not an address that may be called from here.`);
