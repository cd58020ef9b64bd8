import type { IncomingMessage } from 'node:http';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { WebSocketServer, type WebSocket } from 'ws';
import { Env } from '../env.js';
import { CLOSE } from '../live/push-socket.js';
import { refuse, Upgrades, type Upgrade } from '../live/upgrades.js';
import { Metrics } from '../metrics/metrics.js';
import { Log } from '../platform/log.js';
import { clientAddress } from './client-address.js';
import { readFrame } from './read-frame.js';
import { VisitorFrames } from './visitor-frames.js';
import { WidgetAudience } from './widget-audience.js';
import { WidgetDoor } from './widget-door.js';
import type { HelloFrame } from './widget.frames.js';
import { WidgetLimits } from './widget-limits.js';
import { presentRefusal } from './widget.presenter.js';
import { WidgetSocket } from './widget-socket.js';
import { WidgetSockets } from './widget-sockets.js';

/** A text of the longest kind in escaped JSON, and what surrounds it. */
const MOST_FRAME_BYTES = 128 * 1024;
/** A script that floods is cut off; people and their programs send a frame now and then. */
const MOST_FRAMES_PER_SECOND = 40;
/** Frames of one visitor that wait for their turn; they are carried out one by one, so that they keep their order. */
const MOST_WAITING = 100;
const HELLO_WITHIN_MS = 10_000;
const CHECK_MS = 25_000;

/** `/widget/ws`: anybody may open it; who he is, and whether his page may, is settled by his first frame. */
@Injectable()
export class WidgetGateway implements OnModuleInit, OnModuleDestroy {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: MOST_FRAME_BYTES, perMessageDeflate: false });
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly upgrades: Upgrades,
    private readonly door: WidgetDoor,
    private readonly limits: WidgetLimits,
    private readonly audience: WidgetAudience,
    private readonly sockets: WidgetSockets,
    private readonly frames: VisitorFrames,
    private readonly env: Env,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    new Gauge({
      name: 'widget_sockets',
      help: 'Open chats of visitors',
      registers: [metrics.registry],
      collect() {
        this.set(sockets.all().length);
      },
    });
  }

  onModuleInit(): void {
    this.upgrades.at('/widget/ws', (upgrade) => this.upgrade(upgrade));
    this.timer = setInterval(() => this.sockets.all().forEach((socket) => socket.check(Date.now())), CHECK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    for (const socket of this.sockets.all()) socket.close(CLOSE.restart, 'restart');
    this.server.close();
  }

  private async upgrade({ request, socket, head }: Upgrade): Promise<void> {
    const ip = clientAddress(request, this.env.TRUSTED_PROXIES);
    try {
      await this.limits.connection(ip);
    } catch {
      return refuse(socket, '429 Too Many Requests');
    }
    this.server.handleUpgrade(request, socket, head, (ws) => this.accept(ws, request, ip));
  }

  private accept(ws: WebSocket, request: IncomingMessage, ip: string): void {
    let socket: WidgetSocket | null = null;
    let frames = 0;
    let waiting = 0;
    let turn = Promise.resolve();
    const counter = setInterval(() => (frames = 0), 1_000);
    const late = setTimeout(() => ws.terminate(), HELLO_WITHIN_MS);
    const hear = async (data: string): Promise<void> => {
      const frame = readFrame(data);
      if (socket) return frame ? this.frames.hear(socket, frame) : undefined;
      clearTimeout(late);
      socket = frame?.type === 'hello' ? await this.greet(ws, request, ip, frame) : null;
      if (!socket) ws.close(CLOSE.refused);
    };
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      clearInterval(counter);
      clearTimeout(late);
      // What waits may still be putting it on the list.
      void turn.then(() => socket && this.sockets.remove(socket));
    });
    ws.on('message', (data) => {
      frames += 1;
      waiting += 1;
      if (frames > MOST_FRAMES_PER_SECOND || waiting > MOST_WAITING) return ws.terminate();
      turn = turn
        .then(() => hear(String(data)))
        .catch((error: unknown) => this.log.failure('a visitor’s frame failed', error))
        .finally(() => (waiting -= 1));
    });
  }

  /** Null: the words why not are on their way. */
  private async greet(ws: WebSocket, request: IncomingMessage, ip: string, hello: HelloFrame): Promise<WidgetSocket | null> {
    try {
      const { channel, visitor } = await this.door.visitor(hello.channel, hello.token, request.headers);
      const socket = new WidgetSocket(ws, channel, visitor, ip);
      await this.audience.join(socket, hello.cursor);
      return socket;
    } catch (error) {
      const problem = presentRefusal(error);
      if (!problem) this.log.failure('a chat could not be opened', error);
      const unexpected = {
        code: 'unavailable',
        detail: 'The chat cannot be opened right now; it will be tried again',
        retryAfterSeconds: 3,
      };
      if (ws.readyState === ws.OPEN)
        ws.send(JSON.stringify({ type: 'error', problem: problem ?? unexpected, final: isFinal(problem?.code) }));
      return null;
    }
  }
}

/** An unknown visitor begins anew, a paused chat comes back; the rest stays as it is. */
const isFinal = (code: string | undefined): boolean => code === 'origin_refused' || code === 'chat_not_found';
