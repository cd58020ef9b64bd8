import { isIP } from 'node:net';
import type { CallableAddresses } from '#domain/webhooks/webhook-url.js';
import { AddressGuard } from '#connectors/http/address-guard.js';

/** The rules by which everything is sent, asked beforehand: an admin hears at once that nothing would ever arrive. */
export class GuardedAddresses implements CallableAddresses {
  private readonly guard: AddressGuard;

  constructor(allow: readonly string[]) {
    this.guard = new AddressGuard(allow);
  }

  mayCall(host: string, port: number): boolean {
    return this.guard.knowsPort(port) && (isIP(host) === 0 || this.guard.permits(host, port));
  }
}
