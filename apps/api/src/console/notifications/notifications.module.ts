import { Module } from '@nestjs/common';
import { NotificationsController } from './notifications.controller.js';

/** Settings of notes, and the browsers that are told while no tab is open. */
@Module({ controllers: [NotificationsController] })
export class NotificationsModule {}
