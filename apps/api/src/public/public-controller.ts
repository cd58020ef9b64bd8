import { applyDecorators, Controller, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ByApiToken } from '../access/auth.decorators.js';
import { AllParameters } from './all-parameters.interceptor.js';
import { EnvelopeInterceptor } from './envelope.interceptor.js';
import { OnceByKey } from './idempotency/idempotency.interceptor.js';

/** A controller of `/v1`: known by the company's token, answers in the envelope, finds every parameter where it looks, and
 * does a POST with an `Idempotency-Key` once. */
export const PublicController = (path: string): ClassDecorator =>
  applyDecorators(Controller(`v1/${path}`), ByApiToken(), UseInterceptors(AllParameters, OnceByKey, EnvelopeInterceptor), ApiTags('v1'));
