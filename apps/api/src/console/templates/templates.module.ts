import { Module } from '@nestjs/common';
import { RefreshTemplates } from './refresh-templates.js';
import { TemplatesController } from './templates.controller.js';

/** Message templates of channels. */
@Module({ controllers: [TemplatesController], providers: [RefreshTemplates] })
export class TemplatesModule {}
