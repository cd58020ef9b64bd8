import { Module } from '@nestjs/common';
import { BillingController } from './billing.controller.js';
import { BillingReader } from './billing.reader.js';
import { PaymentsController } from './payments.controller.js';
import { StatementController } from './statement.controller.js';
import { StatementFile } from './statement-file.js';
import { StatementReader } from './statement.reader.js';

/** What the company pays, what it has, and how it pays. */
@Module({
  controllers: [BillingController, StatementController, PaymentsController],
  providers: [BillingReader, StatementReader, StatementFile],
})
export class BillingModule {}
