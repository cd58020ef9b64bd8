import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Lifecycle } from '../platform/lifecycle.js';
import { Log } from '../platform/log.js';

export interface Upgrade {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
  url: URL;
}

/** Lets a websocket in, or refuses it. */
export type Doorkeeper = (upgrade: Upgrade) => void | Promise<void>;

/** The websockets of the process, by their path. */
@Injectable()
export class Upgrades implements OnApplicationBootstrap {
  private readonly doors = new Map<string, Doorkeeper>();

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly lifecycle: Lifecycle,
    private readonly log: Log,
  ) {}

  at(path: string, doorkeeper: Doorkeeper): void {
    this.doors.set(path, doorkeeper);
  }

  onApplicationBootstrap(): void {
    const http = this.adapter.httpAdapter.getHttpServer() as NodeJS.EventEmitter;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => void this.upgrade(request, socket, head));
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    try {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const doorkeeper = this.doors.get(url.pathname);
      if (!doorkeeper) return refuse(socket, '404 Not Found');
      if (this.lifecycle.stopping) return refuse(socket, '503 Service Unavailable');
      await doorkeeper({ request, socket, head, url });
    } catch (error) {
      this.log.failure('a websocket was not opened', error);
      refuse(socket, '503 Service Unavailable');
    }
  }
}

export function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
