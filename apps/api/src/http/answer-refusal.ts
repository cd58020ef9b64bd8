import type { FastifyReply, FastifyRequest } from 'fastify';
import { presentApiError } from '../public/api-error.presenter.js';
import { presentProblem } from './problem.presenter.js';
import type { Refusal } from './refusal.js';

/** Sends a refusal in the form of its surface: Chat2Desk's envelope for its calls, problem+json everywhere else. */
export function answerRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): void {
  const publicApi = /^\/+(v1|gateway)(\/|$)/.test(request.url);
  void reply
    .status(refusal.status)
    .headers(refusal.headers)
    .type(publicApi ? 'application/json' : 'application/problem+json')
    .send(JSON.stringify(publicApi ? presentApiError(refusal) : presentProblem(refusal, request.id)));
}
