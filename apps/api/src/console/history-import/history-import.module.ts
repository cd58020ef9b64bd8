import { Module } from '@nestjs/common';
import { HistoryImportController } from './history-import.controller.js';

/** Histories that providers hand over. */
@Module({ controllers: [HistoryImportController] })
export class HistoryImportModule {}
