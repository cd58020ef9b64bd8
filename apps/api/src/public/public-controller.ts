import { applyDecorators, Controller, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ByApiToken } from '../access/auth.decorators.js';
import { AllParameters } from './all-parameters.interceptor.js';
import { EnvelopeInterceptor } from './envelope.interceptor.js';

/** A controller of `/v1`: known by the company's token, answers in the envelope, finds every parameter where it looks. */
export const PublicController = (path: string): ClassDecorator =>
  applyDecorators(Controller(`v1/${path}`), ByApiToken(), UseInterceptors(AllParameters, EnvelopeInterceptor), ApiTags('v1'));
