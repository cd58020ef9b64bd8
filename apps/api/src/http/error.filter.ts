import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerRefusal } from './answer-refusal.js';
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
    if (!reply.sent) answerRefusal(request, reply, refusal);
  }
}
