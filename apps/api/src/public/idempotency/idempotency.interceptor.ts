import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, concatMap, from, type Observable, of } from 'rxjs';
import { type CallKey, type Claim, Idempotency } from '#persistence/tokens/idempotency.store.js';
import { refusalOf } from '../../http/refusal.js';
import { type ApiError, presentApiError } from '../api-error.presenter.js';
import { IdempotencyKeyReused, InvalidIdempotencyKey, RefusedBefore, StillRunning } from './idempotency.errors.js';

/**
 * A POST with an `Idempotency-Key` happens once: its copies get the first one's answer. What went wrong on our side is not kept,
 * so that asking again can succeed.
 */
@Injectable()
export class OnceByKey implements NestInterceptor {
  constructor(private readonly idempotency: Idempotency) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const call = request.method === 'POST' ? callOf(request) : undefined;
    if (!call) return next.handle();
    const claim = await this.idempotency.claim(call);
    if (claim.state !== 'ours') return of(answerOf(claim, reply));
    return next.handle().pipe(
      catchError((error: unknown) => from(this.refused(call, claim.claimedAt, error, request.id))),
      concatMap(async (answer: unknown) => {
        await this.idempotency.keep(call, claim.claimedAt, { status: reply.statusCode, answer });
        return answer;
      }),
    );
  }

  private async refused(call: CallKey, claimedAt: string, error: unknown, requestId: string): Promise<never> {
    const refusal = refusalOf(error, requestId);
    if (refusal.status >= 500) await this.idempotency.forget(call, claimedAt);
    else await this.idempotency.keep(call, claimedAt, { status: refusal.status, answer: presentApiError(refusal) });
    throw error;
  }
}

function callOf(request: FastifyRequest): CallKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || !request.apiCaller) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw new InvalidIdempotencyKey();
  const { companyId, tokenId } = request.apiCaller;
  request.apiCaller.idempotencyKey = key;
  const asked = JSON.stringify([request.routeOptions.url, request.params, request.body], sorted);
  return { companyId, tokenId, key, digest: createHash('sha256').update(asked).digest() };
}

/** The same parameters in another order are the same request. */
const sorted = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

function answerOf(claim: Exclude<Claim, { state: 'ours' }>, reply: FastifyReply): unknown {
  if (claim.state === 'running') throw new StillRunning();
  if (claim.state === 'other') throw new IdempotencyKeyReused();
  void reply.header('idempotent-replayed', 'true');
  if (claim.status >= 400) throw new RefusedBefore(claim.status, claim.answer as ApiError);
  return claim.answer;
}
