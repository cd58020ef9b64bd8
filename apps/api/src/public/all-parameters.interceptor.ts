import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { FORM_PARTS, foldParameters } from './fold-parameters.js';

const WITHOUT_BODY = new Set(['GET', 'HEAD']);

/**
 * Programs send parameters in the address, as JSON or as a form, whatever the method: a call that changes something finds all of
 * them in its body. What the body says wins.
 */
@Injectable()
export class AllParameters implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const inAddress = foldParameters(request.query as Record<string, unknown>);
    request.query = inAddress;
    if (!WITHOUT_BODY.has(request.method)) {
      const body = request.isMultipart() ? await partsOf(request) : (request.body ?? {});
      if (!Array.isArray(body) && typeof body === 'object') request.body = { ...inAddress, ...body };
    }
    return next.handle();
  }
}

/** PHP's cURL sends a form like this by itself. A file has no place in it: attachments are named by their address. */
async function partsOf(request: FastifyRequest): Promise<Record<string, unknown>> {
  const parts: [string, unknown][] = [];
  for await (const part of request.parts({ limits: FORM_PARTS })) if (part.type === 'field') parts.push([part.fieldname, part.value]);
  return foldParameters(parts);
}
