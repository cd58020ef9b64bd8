import { Module } from '@nestjs/common';
import { RequestsController } from '../requests/requests.controller.js';
import { RatingsController } from './ratings.controller.js';

/** The requests of a dialog, and how clients rated them. */
@Module({ controllers: [RatingsController, RequestsController] })
export class RatingsModule {}
