import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Gauge } from 'prom-client';
import { WebSocketServer, type WebSocket } from 'ws';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { Database } from '#persistence/database.js';
import { operatorServes } from '#persistence/operators/live-operator.view.js';
import { SessionReader, type LiveSession } from '#persistence/sessions/session.reader.js';
import { Wake } from '#persistence/wake.js';
import { bearerOfProtocols, FRAME_PROTOCOL } from '../access/bearer.js';
import { isOwnOrigin } from '../access/origin.js';
import { SessionCookie } from '../access/session-cookie.js';
import { Env } from '../env.js';
import { Metrics } from '../metrics/metrics.js';
import { Log } from '../platform/log.js';
import { ConsoleAudience } from './console-audience.js';
import { InternalTyping } from './internal-typing.js';
import { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.js';
import { readClientFrame } from './live.frames.js';
import { Presence } from './presence.js';
import { CLOSE } from './push-socket.js';
import { SessionWatch } from './session-watch.js';
import { refuse, Upgrades, type Upgrade } from './upgrades.js';
import { Viewers } from './viewers.js';

/** What a browser sends is tiny. */
const MOST_FRAME_BYTES = 16 * 1024;
/** A script that floods is cut off; people send a frame now and then. */
const MOST_FRAMES_PER_SECOND = 50;
const CHECK_MS = 25_000;
const HEARTBEAT_MS = 15_000;
const SESSIONS_MS = 60_000;

/** `/ws`: who may come in is settled before the socket exists; from then on the server talks and the browser mostly listens. */
@Injectable()
export class LiveGateway implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly server = new WebSocketServer({
    ...{ noServer: true, maxPayload: MOST_FRAME_BYTES, perMessageDeflate: false },
    // The other one that a frame offers is its token, which is not to be sent back.
    handleProtocols: (offered) => (offered.has(FRAME_PROTOCOL) ? FRAME_PROTOCOL : false),
  });
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly env: Env,
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionReader,
    private readonly database: Database,
    private readonly sockets: LiveSockets,
    private readonly audience: ConsoleAudience,
    private readonly upgrades: Upgrades,
    private readonly presence: Presence,
    private readonly viewers: Viewers,
    private readonly internalTyping: InternalTyping,
    private readonly watch: SessionWatch,
    private readonly wake: Wake,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    new Gauge({
      name: 'live_sockets',
      help: 'Open websockets',
      registers: [metrics.registry],
      collect() {
        this.set(sockets.all().length);
      },
    });
  }

  onApplicationBootstrap(): void {
    this.upgrades.at('/ws', (upgrade) => this.upgrade(upgrade));
    this.wake.on('session', () => void this.attempt(() => this.watch.dropEnded()));
    this.wake.on('channel', () => void this.reloadServed());
    this.every(CHECK_MS, () => this.sockets.all().forEach((socket) => socket.check(Date.now())));
    this.every(HEARTBEAT_MS, () => this.presence.heartbeat());
    this.every(SESSIONS_MS, async () => {
      await this.watch.dropEnded();
      await this.watch.keepAlive();
    });
  }

  onModuleDestroy(): void {
    this.timers.forEach((timer) => clearInterval(timer));
    this.presence.stop();
    for (const socket of this.sockets.all()) socket.close(CLOSE.restart, 'restart');
    this.server.close();
  }

  private async upgrade({ request, socket, head, url }: Upgrade): Promise<void> {
    if (!isOwnOrigin(request.headers.origin ?? '', request.headers.host, this.env.PUBLIC_URL)) return refuse(socket, '403 Forbidden');
    const bearer = bearerOfProtocols(request.headers);
    const cookies = this.adapter.httpAdapter.getInstance<FastifyInstance>().parseCookie(request.headers.cookie ?? '');
    const token = bearer ?? cookies[this.cookie.name];
    const session = token ? await this.sessions.find(token) : null;
    if (!session || (session.frame !== null) !== (bearer !== null)) return refuse(socket, '401 Unauthorized');
    const since = /^\d{1,15}$/.test(url.searchParams.get('since') ?? '') ? Number(url.searchParams.get('since')) : null;
    this.server.handleUpgrade(request, socket, head, (ws) => void this.accept(ws, session, since));
  }

  private async accept(ws: WebSocket, session: LiveSession, since: number | null): Promise<void> {
    const socket = new LiveSocket(ws, session, dialogScope(session));
    let frames = 0;
    const counter = setInterval(() => (frames = 0), 1_000);
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      clearInterval(counter);
      this.sockets.remove(socket);
      this.viewers.left(socket);
      if (!session.technical) this.presence.left(session.operatorId);
    });
    ws.on('message', (data) => {
      frames += 1;
      if (!socket.isOpen) return;
      if (frames > MOST_FRAMES_PER_SECOND) return ws.terminate();
      this.hear(socket, String(data)).catch((error: unknown) => this.log.failure('a websocket frame failed', error));
    });
    try {
      // Somebody of the platform is not the operator: no dialog must come to him.
      if (!session.technical) await this.presence.joined(session.companyId, session.operatorId);
      await this.loadServed(socket);
      // Gone meanwhile: nobody would ever take it off the list again.
      if (ws.readyState !== ws.OPEN) return;
      await this.audience.join(socket, since);
      await this.watch.joined(socket);
    } catch (error) {
      this.log.failure('a websocket could not join', error);
      socket.close(CLOSE.restart, 'try again');
    }
  }

  private async hear(socket: LiveSocket, data: string): Promise<void> {
    const frame = readClientFrame(data);
    if (frame?.type === 'ping') socket.send({ type: 'pong' });
    // Colleagues are not told that the operator looks at a dialog, when it is not he who does.
    if (socket.session.technical) return;
    if (frame && 'dialogId' in frame && !socket.reaches(frame.dialogId)) return;
    if (frame?.type === 'viewing') await this.viewers.viewing(socket, frame.dialogId);
    if (frame?.type === 'typing') this.viewers.typing(socket, frame.dialogId);
    if (frame?.type === 'internal_typing' && socket.hearsColleagues) await this.internalTyping.typing(socket, frame.chatId);
  }

  private async loadServed(socket: LiveSocket): Promise<void> {
    if (socket.scope.all) return;
    socket.serves = await this.database.transaction(socket.companyId, (tx) => operatorServes(tx, socket.operatorId));
  }

  private async reloadServed(): Promise<void> {
    for (const socket of this.sockets.all()) await this.loadServed(socket).catch(() => undefined);
  }

  private every(ms: number, work: () => void | Promise<void>): void {
    this.timers.push(setInterval(() => void this.attempt(work), ms));
  }

  private async attempt(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.failure('a live check failed', error);
    }
  }
}
