import { Injectable } from '@nestjs/common';
import type { LiveSocket } from './live-socket.js';

const NONE: ReadonlySet<LiveSocket> = new Set();

/** The open sockets of this process, by company. */
@Injectable()
export class LiveSockets {
  private readonly byCompany = new Map<number, Set<LiveSocket>>();

  add(socket: LiveSocket): void {
    const set = this.byCompany.get(socket.companyId) ?? new Set();
    this.byCompany.set(socket.companyId, set.add(socket));
  }

  remove(socket: LiveSocket): void {
    const set = this.byCompany.get(socket.companyId);
    set?.delete(socket);
    if (set?.size === 0) this.byCompany.delete(socket.companyId);
  }

  /** Companies with anybody to push to. */
  companies(): number[] {
    return [...this.byCompany.keys()];
  }

  of(companyId: number): ReadonlySet<LiveSocket> {
    return this.byCompany.get(companyId) ?? NONE;
  }

  all(): LiveSocket[] {
    return [...this.byCompany.values()].flatMap((set) => [...set]);
  }
}
