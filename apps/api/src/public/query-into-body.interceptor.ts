import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';

/** Parameters of a POST may stand in the address as well; what the body says wins. */
@Injectable()
export class QueryIntoBody implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const body = request.body ?? {};
    if (!Array.isArray(body) && typeof body === 'object') request.body = { ...(request.query as object), ...body };
    return next.handle();
  }
}
