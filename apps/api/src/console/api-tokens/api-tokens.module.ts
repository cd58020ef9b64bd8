import { Module } from '@nestjs/common';
import { ApiTokensController } from './api-tokens.controller.js';

/** The tokens of `/v1`, as admins manage them. */
@Module({ controllers: [ApiTokensController] })
export class ApiTokensModule {}
