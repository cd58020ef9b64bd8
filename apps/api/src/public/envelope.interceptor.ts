import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { Answer } from './envelope.js';

/** Chat2Desk's envelope around every answer of `/v1`. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor<Answer<unknown>, unknown> {
  intercept(_context: ExecutionContext, next: CallHandler<Answer<unknown>>): Observable<unknown> {
    return next.handle().pipe(map(({ data, meta }) => ({ status: 'success', data, ...(meta && { meta }) })));
  }
}
