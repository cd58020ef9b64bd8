import type WebSocket from 'ws';

export interface PushedEvent {
  id: number;
  kind: string;
  dialogId?: number;
  message?: { id: number; kind: string; text: string | null; status: string };
}

interface Frame {
  type: string;
  lastEventId?: number;
  events?: PushedEvent[];
}

/** A browser's websocket that keeps what it was told. */
export class LiveLine {
  readonly events: PushedEvent[] = [];
  /** Where to go on after a cut. */
  lastEventId = 0;
  toldToReload = false;
  closed = false;

  private constructor(private readonly socket: WebSocket) {}

  static async open(socket: WebSocket): Promise<LiveLine> {
    const line = new LiveLine(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('the websocket was closed before it said hello')));
      socket.on('message', (data: Buffer) => {
        if (line.hear(JSON.parse(data.toString()) as Frame) === 'hello') resolve();
      });
    });
    socket.on('error', () => undefined);
    socket.on('close', () => (line.closed = true));
    return line;
  }

  /** Messages in the order in which they were first shown. */
  get messages(): NonNullable<PushedEvent['message']>[] {
    return this.events.flatMap(({ kind, message }) => (kind === 'message_added' && message ? [message] : []));
  }

  /** As when a cable is pulled: nobody says goodbye. */
  cut(): void {
    this.socket.terminate();
  }

  private hear(frame: Frame): string {
    if (frame.lastEventId !== undefined) this.lastEventId = frame.lastEventId;
    this.events.push(...(frame.events ?? []));
    if (frame.type === 'reload') this.toldToReload = true;
    return frame.type;
  }
}
