import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { HttpFailure, type HttpResponse } from './http.port.js';

/** One request and its answer. Knows whether the request was begun, and so whether it may have arrived. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly response: Promise<HttpResponse>;
  private resolve: (response: HttpResponse) => void = () => undefined;
  private reject: (failure: HttpFailure) => void = () => undefined;
  private readonly timer: NodeJS.Timeout;
  private controller: Dispatcher.DispatchController | null = null;
  private over = false;
  private status = 0;
  private headers: Record<string, string> = {};
  private chunks: Buffer[] = [];
  private size = 0;

  constructor(
    timeoutMs: number,
    private readonly maxBytes: number,
  ) {
    this.response = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.timer = setTimeout(() => this.fail(this.failure('timeout', `No answer within ${timeoutMs} ms.`)), timeoutMs);
  }

  /** Called when the connection stands and the first byte is about to go. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.over) controller.abort(new Error('given up before it began'));
    else this.controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.status = status;
    this.headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : (value ?? '')]),
    );
    if (Number(this.headers['content-length'] ?? 0) > this.maxBytes) this.tooLarge();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.maxBytes) this.tooLarge();
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.finish()) this.resolve({ status: this.status, headers: this.headers, body: Buffer.concat(this.chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error instanceof HttpFailure ? error : this.failureOf(error));
  }

  fail(failure: HttpFailure): void {
    if (!this.finish()) return;
    this.reject(failure);
    this.controller?.abort(failure);
  }

  private tooLarge(): void {
    this.fail(this.failure('too_large', `The answer is longer than ${this.maxBytes} bytes.`));
  }

  private failureOf(error: Error): HttpFailure {
    const code = 'code' in error ? String(error.code) : error.name;
    if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT')
      return this.failure('timeout', 'The other side does not take the connection.');
    if (this.controller === null) return this.failure('refused', `No connection: ${code}.`);
    return this.failure('reset', `The connection broke: ${code}.`);
  }

  private failure(reason: HttpFailure['reason'], message: string): HttpFailure {
    return new HttpFailure(reason, this.controller !== null, message);
  }

  /** True the first time. */
  private finish(): boolean {
    if (this.over) return false;
    this.over = true;
    clearTimeout(this.timer);
    return true;
  }
}
