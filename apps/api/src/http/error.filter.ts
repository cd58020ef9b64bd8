import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { presentApiError } from '../public/api-error.presenter.js';
import { presentProblem } from './problem.presenter.js';
import { refusalOf } from './refusal.js';
import { Log } from '../platform/log.js';

/** The only way that errors leave: problem+json for the console and providers, Chat2Desk's envelope under `/v1`. */
@Catch()
@Injectable()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = refusalOf(error, request.id);
    if (refusal.unexpected) this.log.failure('request failed', error, { requestId: request.id, route: request.routeOptions?.url });
    if (reply.sent) return;
    const publicApi = request.url.startsWith('/v1/') || request.url === '/v1';
    void reply
      .status(refusal.status)
      .headers(refusal.headers)
      .type(publicApi ? 'application/json' : 'application/problem+json')
      .send(JSON.stringify(publicApi ? presentApiError(refusal) : presentProblem(refusal, request.id)));
  }
}
