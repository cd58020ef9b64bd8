import { HttpFailure, type HttpPort, type HttpRequest, type HttpResponse } from '#connectors/http/http.port.js';
import type { HttpStep } from '#domain/scenarios/content.js';
import { LiveRun } from '#domain/scenarios/live-run.js';
import type { HttpAnswer } from '#domain/scenarios/run.js';
import { ToolFailed, type ScenarioTools } from '#domain/scenarios/tools.port.js';
import type { HttpCall } from '#domain/scenarios/turn.js';
import type { DueCall, HttpCallStore } from '#persistence/scenarios/http-call.store.js';
import { answerFrom, noAnswer } from './http-answer.js';
import { requestOf, secretNames, WrongRequest } from './http-request.js';

const ANSWER_BYTES = 128 * 1024;
const MOST_REDIRECTS = 3;
/** What may be asked again without doing it twice. */
const IDEMPOTENT: readonly HttpStep['method'][] = ['GET', 'PUT', 'DELETE'];

/** Secrets of a company, opened, by their names. */
export interface Secrets {
  values(companyId: number, names: readonly string[]): Promise<Record<string, string>>;
}

/**
 * Makes the call of an HTTP step and keeps its answer in the run, for the turn that follows. Whatever goes wrong is the answer;
 * only our own database can make it fail, and then it may be asked again: a request that may have been received, and that is not
 * the same when it comes twice, is not sent a second time.
 */
export class CallHttp {
  constructor(
    private readonly calls: Pick<HttpCallStore, 'begin' | 'answer'>,
    private readonly secrets: Secrets,
    private readonly tools: Pick<ScenarioTools, 'render'>,
    private readonly http: HttpPort,
  ) {}

  async run(call: HttpCall & { companyId: number; dialogId: number }): Promise<void> {
    const due = await this.calls.begin(call);
    if (due) await this.calls.answer(call, await this.answerTo(due, call));
  }

  private async answerTo(due: DueCall, { companyId }: { companyId: number }): Promise<HttpAnswer> {
    const run = LiveRun.resumed(due.run, due.revision, new Date());
    const { step } = run;
    if (step?.kind !== 'http') return noAnswer('The step is none that calls', [], 0);
    if (due.begunBefore && !IDEMPOTENT.includes(step.method)) {
      return noAnswer('It is not known whether the request was received; it was not sent again', [], 0);
    }
    const secrets = await this.secrets.values(companyId, secretNames(step));
    const began = performance.now();
    const ms = (): number => Math.round(performance.now() - began);
    const values = Object.values(secrets);
    try {
      const request = requestOf(step, this.tools, { ...run.scope(due.facts), secrets });
      return answerFrom(await this.exchange(request, step.timeoutSeconds * 1000), values, ms());
    } catch (error) {
      return noAnswer(sentenceOf(error), values, ms());
    }
  }

  /** Follows redirects of what only asks, each by the same guard; what was meant for one house is not shown to another. */
  private async exchange(request: HttpRequest, timeoutMs: number): Promise<HttpResponse> {
    const ends = performance.now() + timeoutMs;
    let next = request;
    for (let redirects = 0; ; redirects += 1) {
      const left = Math.max(Math.ceil(ends - performance.now()), 1);
      const response = await this.http.request({ ...next, timeoutMs: left, maxBytes: ANSWER_BYTES });
      const location = response.headers['location'];
      if (request.method !== 'GET' || response.status < 300 || response.status >= 400 || location === undefined) return response;
      if (redirects === MOST_REDIRECTS) throw new WrongRequest(`The address leads on more than ${MOST_REDIRECTS} times`);
      next = redirected(next, location);
    }
  }
}

function redirected(request: HttpRequest, location: string): HttpRequest {
  const url = URL.canParse(location, request.url) ? new URL(location, request.url) : null;
  if (!url) throw new WrongRequest('The address leads to something that is no address');
  const isSameHouse = url.origin === new URL(request.url).origin;
  return { ...request, url: url.href, headers: isSameHouse ? { ...request.headers } : { accept: 'application/json' } };
}

/** For the designer; what went wrong in ourselves is none of his business. */
function sentenceOf(error: unknown): string {
  if (error instanceof HttpFailure || error instanceof WrongRequest) return error.message;
  if (error instanceof ToolFailed) return error.detail;
  if (error instanceof TypeError || error instanceof RangeError) return 'The request could not be made as it is described';
  return 'The call failed';
}
