import { Module } from '@nestjs/common';
import { OperatorsController } from './operators.controller.js';

/** Colleagues and their groups. */
@Module({ controllers: [OperatorsController] })
export class OperatorsModule {}
