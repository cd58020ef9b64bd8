import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { HttpFailure, type HttpStream } from './http.port.js';

export interface ExchangeLimits {
  timeoutMs: number;
  maxBytes: number;
  /** What becomes of a longer answer. */
  excess: 'refuse' | 'cut';
  /** `whole`: the time covers the exchange to its last byte. `pieces`: it begins anew with every piece. */
  clock: 'whole' | 'pieces';
}

/** One request and its answer. Knows whether the request was begun, and so whether it may have arrived. */
export class Exchange implements Dispatcher.DispatchHandler {
  /** The answer as soon as it begins. Its body fails with an `HttpFailure`; destroying it ends the exchange. */
  readonly answer: Promise<HttpStream & { body: Readable }>;
  private resolve: (answer: HttpStream & { body: Readable }) => void = () => undefined;
  private reject: (failure: HttpFailure) => void = () => undefined;
  private timer: NodeJS.Timeout;
  private controller: Dispatcher.DispatchController | null = null;
  private body: Readable | null = null;
  private over = false;
  private size = 0;

  constructor(private readonly limits: ExchangeLimits) {
    this.answer = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.timer = setTimeout(() => this.tooSlow(), limits.timeoutMs);
  }

  /** Called when the connection stands and the first byte is about to go. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.over) controller.abort(new Error('given up before it began'));
    else this.controller = controller;
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // Informational answers come before the one that counts.
    if (status < 200) return;
    const named = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : (value ?? '')]),
    );
    if (this.limits.excess === 'refuse' && Number(named['content-length'] ?? 0) > this.limits.maxBytes) return this.tooLarge();
    this.body = new Readable({
      read: () => controller.resume(),
      destroy: (error, done) => {
        this.abandon();
        done(error);
      },
    });
    // A body that nobody reads to its end may fail late: that is no reason to end the process.
    this.body.on('error', () => undefined);
    this.begunAnew();
    this.resolve({ status, headers: named, body: this.body });
  }

  onResponseData(controller: Dispatcher.DispatchController, piece: Buffer): void {
    if (this.over) return;
    this.size += piece.length;
    const excess = this.size - this.limits.maxBytes;
    if (excess > 0) return this.limits.excess === 'cut' ? this.cut(piece.subarray(0, piece.length - excess)) : this.tooLarge();
    this.begunAnew();
    if (this.body?.push(piece) === false) controller.pause();
  }

  onResponseEnd(): void {
    if (this.finish()) this.body?.push(null);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error instanceof HttpFailure ? error : this.failureOf(error));
  }

  fail(failure: HttpFailure): void {
    if (!this.finish()) return;
    this.reject(failure);
    this.body?.destroy(failure);
    this.controller?.abort(failure);
  }

  /** Whoever read has seen enough. */
  private abandon(): void {
    if (this.finish()) this.controller?.abort(new Error('the reader stopped'));
  }

  private cut(last: Buffer): void {
    if (!this.finish()) return;
    this.body?.push(last);
    this.body?.push(null);
    this.controller?.abort(new Error('the rest is not wanted'));
  }

  private tooSlow(): void {
    this.fail(this.failure('timeout', `No answer within ${this.limits.timeoutMs} ms.`));
  }

  private tooLarge(): void {
    this.fail(this.failure('too_large', `The answer is longer than ${this.limits.maxBytes} bytes.`));
  }

  private begunAnew(): void {
    if (this.limits.clock === 'pieces') this.timer.refresh();
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
