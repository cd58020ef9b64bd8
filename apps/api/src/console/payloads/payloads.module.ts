import { Module } from '@nestjs/common';
import { PayloadsController } from './payloads.controller.js';

@Module({ controllers: [PayloadsController] })
export class PayloadsModule {}
