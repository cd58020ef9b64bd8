import { WebSocket as ReconnectingSocket } from 'partysocket';
import { create } from 'zustand';
import { frameProtocols } from './client.js';
import type { ClientFrame, LiveEvent, Named, ServerFrame, Viewer } from './types.js';

const SESSION_ENDED = 4401;
const LIVE_PATH = '/ws';

export type LiveStatus = 'connecting' | 'open' | 'offline' | 'ended';

interface LiveState {
  status: LiveStatus;
  /** Since when there has been no connection; the banner waits a moment before it alarms anybody. */
  downSince: number | null;
  viewers: Record<number, Viewer[]>;
}

const INITIAL: LiveState = { status: 'connecting', downSince: null, viewers: {} };

/** What the screen may show about the connection. */
export const useLive = create<LiveState>(() => INITIAL);

export interface LiveHandlers {
  onEvents(events: LiveEvent[]): void;
  /** Everything on the screen may be out of date: ask again. */
  onReload(): void;
  /** The line stands again after a break. */
  onResumed(): void;
  onSessionEnded(): void;
  /** The line is down: a frame then asks whether its session still is. */
  onDown?(): void;
  /** A colleague types in a chat that one is in. */
  onColleagueTyping(chatId: number, colleague: Named): void;
}

/**
 * The one live connection of this tab. It resumes from the last event it saw, so that nothing is missed across a break,
 * and treats a silent line as a dead one: a heartbeat without an answer makes it reconnect.
 */
class LiveConnection {
  private socket: ReconnectingSocket | null = null;
  private handlers: LiveHandlers | null = null;
  private lastEventId: number | null = null;
  private greetedAt = 0;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private answered = true;
  private viewing: number | null = null;

  start(handlers: LiveHandlers): void {
    this.handlers = handlers;
    const socket = new ReconnectingSocket(() => this.address(), frameProtocols, {
      minReconnectionDelay: 500 + Math.random() * 1000,
      maxReconnectionDelay: 15_000,
      reconnectionDelayGrowFactor: 1.6,
      connectionTimeout: 8000,
      minUptime: 3000,
      maxEnqueuedMessages: 0,
    });
    socket.addEventListener('message', (event) => this.receive(event as MessageEvent<string>));
    socket.addEventListener('close', (event) => this.closed(event.code));
    window.addEventListener('online', this.reconnectNow);
    this.socket = socket;
  }

  stop(): void {
    clearInterval(this.heartbeat);
    window.removeEventListener('online', this.reconnectNow);
    this.handlers = null;
    this.socket?.close();
    this.socket = null;
    this.lastEventId = null;
    useLive.setState(INITIAL);
  }

  /** Tells colleagues which dialog this tab looks at; repeated by itself after a reconnect. */
  view(dialogId: number | null): void {
    this.viewing = dialogId;
    this.send({ type: 'viewing', dialogId });
  }

  typing(dialogId: number): void {
    this.send({ type: 'typing', dialogId });
  }

  typesToColleagues(chatId: number): void {
    this.send({ type: 'internal_typing', chatId });
  }

  reconnectNow = (): void => {
    if (useLive.getState().status !== 'open') this.socket?.reconnect();
  };

  private address(): string {
    const url = new URL(LIVE_PATH, window.location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    if (this.lastEventId !== null) url.searchParams.set('since', String(this.lastEventId));
    return url.toString();
  }

  private send(frame: ClientFrame): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private receive(event: MessageEvent<string>): void {
    this.answered = true;
    const frame = JSON.parse(event.data) as ServerFrame;
    switch (frame.type) {
      case 'hello':
        return this.greeted(frame.lastEventId, frame.heartbeatSeconds);
      case 'events':
        this.lastEventId = frame.lastEventId;
        return this.handlers?.onEvents(frame.events);
      case 'reload':
        this.lastEventId = this.greetedAt;
        return this.handlers?.onReload();
      case 'viewers':
        return useLive.setState(({ viewers }) => ({ viewers: { ...viewers, [frame.dialogId]: frame.viewers } }));
      case 'internal_typing':
        return this.handlers?.onColleagueTyping(frame.chatId, frame.operator);
      default:
    }
  }

  private greeted(lastEventId: number, heartbeatSeconds: number): void {
    const first = this.lastEventId === null;
    this.greetedAt = lastEventId;
    // On a resumed line the missed events follow and move the mark themselves.
    if (first) this.lastEventId = lastEventId;
    useLive.setState({ status: 'open', downSince: null, viewers: {} });
    this.beat(heartbeatSeconds);
    if (this.viewing !== null) this.send({ type: 'viewing', dialogId: this.viewing });
    // Answers fetched before the first greeting may already be older than the point the events start from.
    if (first) this.handlers?.onReload();
    else this.handlers?.onResumed();
  }

  private beat(seconds: number): void {
    clearInterval(this.heartbeat);
    this.answered = true;
    this.heartbeat = setInterval(() => {
      if (!this.answered) return this.socket?.reconnect();
      this.answered = false;
      this.send({ type: 'ping' });
    }, seconds * 1000);
  }

  private closed(code: number): void {
    clearInterval(this.heartbeat);
    if (!this.handlers) return;
    if (code === SESSION_ENDED) {
      this.socket?.close();
      useLive.setState({ status: 'ended', viewers: {} });
      return this.handlers.onSessionEnded();
    }
    this.handlers.onDown?.();
    useLive.setState(({ downSince }) => ({ status: 'offline', downSince: downSince ?? Date.now(), viewers: {} }));
  }
}

export const live = new LiveConnection();
