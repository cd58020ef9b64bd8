import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { Answer } from './envelope.js';

/** Chat2Desk's envelope around every answer of `/v1`, but for the bare lists that a few calls answer. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor<Answer<unknown> | unknown[], unknown> {
  intercept(_context: ExecutionContext, next: CallHandler<Answer<unknown> | unknown[]>): Observable<unknown> {
    return next.handle().pipe(map((answer) => (Array.isArray(answer) ? answer : inEnvelope(answer))));
  }
}

const inEnvelope = ({ data, meta, outcome }: Answer<unknown>): unknown => ({
  status: 'success',
  ...(outcome && { ...outcome, errors: {} }),
  data,
  ...(meta && { meta }),
});
