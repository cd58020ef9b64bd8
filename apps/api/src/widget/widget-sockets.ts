import { Injectable } from '@nestjs/common';
import type { WidgetSocket } from './widget-socket.js';

const NONE: ReadonlySet<WidgetSocket> = new Set();
/** A visitor with more tabs than this is a program gone wrong. */
const MOST_OF_ONE = 20;

/** The open chats of this process, by company and by visitor. */
@Injectable()
export class WidgetSockets {
  private readonly byCompany = new Map<number, Set<WidgetSocket>>();
  private readonly byVisitor = new Map<string, Set<WidgetSocket>>();

  /** False: he has too many already. */
  add(socket: WidgetSocket): boolean {
    const own = this.byVisitor.get(socket.key) ?? new Set();
    if (own.size >= MOST_OF_ONE) return false;
    this.byVisitor.set(socket.key, own.add(socket));
    this.byCompany.set(socket.companyId, (this.byCompany.get(socket.companyId) ?? new Set()).add(socket));
    return true;
  }

  remove(socket: WidgetSocket): void {
    drop(this.byVisitor, socket.key, socket);
    drop(this.byCompany, socket.companyId, socket);
  }

  companies(): Iterable<number> {
    return this.byCompany.keys();
  }

  of(companyId: number): ReadonlySet<WidgetSocket> {
    return this.byCompany.get(companyId) ?? NONE;
  }

  ofVisitor(key: string): ReadonlySet<WidgetSocket> {
    return this.byVisitor.get(key) ?? NONE;
  }

  all(): WidgetSocket[] {
    return [...this.byCompany.values()].flatMap((set) => [...set]);
  }
}

function drop<K>(map: Map<K, Set<WidgetSocket>>, key: K, socket: WidgetSocket): void {
  const set = map.get(key);
  set?.delete(socket);
  if (set?.size === 0) map.delete(key);
}
