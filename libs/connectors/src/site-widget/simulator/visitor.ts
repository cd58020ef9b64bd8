import { WebSocket } from 'ws';
import type { HttpPort, HttpResponse } from '../../http/http.port.js';
import { asObject, asText, type JsonObject } from '../../json/reading.js';
import { parseUntrustedJson } from '../../json/untrusted-json.js';

const RETRY_MS = 1_000;
const FILE_BYTES = 25 * 1024 * 1024;
const IN_MEMORY = 'unanswered';

export interface VisitorEvents {
  /** The company's message, new or changed. */
  message(message: JsonObject): void;
  /** What the product said to a frame: stored, or refused for good. */
  answered(id: string, accepted: boolean): void;
}

/** A visitor's browser without a page: speaks the chat protocol of docs/sdk.md and nothing else. */
export class SimulatedVisitor {
  private token: string | null = null;
  private socket: WebSocket | null = null;
  private cursor: string | null = null;
  private readonly unanswered = new Map<string, JsonObject>();
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    /** Where the product is. */
    private readonly base: string,
    private readonly channelKey: string,
    private readonly name: string,
    private readonly http: HttpPort,
    private readonly events: VisitorEvents,
  ) {}

  /** Sends it now, and again after a lost line until it is answered. */
  say(frame: JsonObject): void {
    const id = asText(frame.id) ?? `${IN_MEMORY}:${String(frame.type)}`;
    if (asText(frame.id) !== null) this.unanswered.set(id, frame);
    if (this.isOpen) this.socket?.send(JSON.stringify(frame));
    else this.open();
  }

  async upload(bytes: Buffer, name: string, mime: string): Promise<string> {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(bytes)], name, { type: mime }));
    const token = await this.session();
    const answer = await this.ask('POST', 'uploads', { body: form, headers: { authorization: `Bearer ${token}` } });
    return asText(answer.id) ?? '';
  }

  /** A file of the company's message. */
  async download(url: string): Promise<Buffer> {
    const { status, body } = await this.http.request({ method: 'GET', url: new URL(url, this.base).href, maxBytes: FILE_BYTES });
    if (status !== 200) throw new Error(`The product answered ${status} to a file's link`);
    return Buffer.from(body);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    this.socket?.terminate();
  }

  private get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN && this.cursor !== null;
  }

  private open(): void {
    if (this.closed || this.socket) return;
    const socket = new WebSocket(`${this.base.replace(/^http/, 'ws')}/widget/ws`, { origin: this.base });
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('close', () => this.lost());
    socket.on('message', (data) => this.hear(asObject(parseUntrustedJson(String(data)))));
    socket.on('open', () => {
      this.session().then(
        (token) => socket.send(JSON.stringify({ type: 'hello', protocol: 1, channel: this.channelKey, token, cursor: this.cursor })),
        () => socket.close(),
      );
    });
  }

  private lost(): void {
    this.socket = null;
    clearTimeout(this.retry);
    if (!this.closed) this.retry = setTimeout(() => this.open(), RETRY_MS).unref();
  }

  private hear(frame: JsonObject): void {
    this.cursor = asText(frame.cursor) ?? this.cursor;
    if (frame.type === 'ready') {
      for (const waiting of this.unanswered.values()) this.socket?.send(JSON.stringify(waiting));
      for (const message of asArray(frame.messages)) this.events.message(message);
    }
    if (frame.type === 'events') {
      for (const event of asArray(frame.events)) if (event.type === 'message') this.events.message(asObject(event.message));
    }
    if (frame.type === 'error' && asObject(frame.problem).code === 'visitor_unknown') this.token = null;
    if (frame.type === 'accepted' || (frame.type === 'refused' && frame.final === true)) {
      const id = asText(frame.id) ?? '';
      this.unanswered.delete(id);
      this.events.answered(id, frame.type === 'accepted');
    }
  }

  private async session(): Promise<string> {
    if (this.token !== null) return this.token;
    const body = JSON.stringify({ data: { name: this.name } });
    const answer = await this.ask('POST', 'session', { body, headers: { 'content-type': 'application/json' } });
    return (this.token = asText(answer.token) ?? '');
  }

  private async ask(
    method: 'GET' | 'POST',
    path: string,
    { body, headers }: { body: string | FormData; headers: Record<string, string> },
  ): Promise<JsonObject> {
    const url = `${this.base}/widget/${this.channelKey}/${path}`;
    const answer: HttpResponse = await this.http.request({ method, url, body, headers: { ...headers, origin: this.base } });
    if (answer.status >= 300) throw new Error(`The product answered ${answer.status} to ${path}`);
    return asObject(parseUntrustedJson(answer.body));
  }
}

const asArray = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.map(asObject) : []);
