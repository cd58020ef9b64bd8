import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayChangeOwnNotifications } from '#domain/access/rights.js';
import { USUAL_SETTINGS } from '#domain/notifications/notification-settings.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { NotificationSettings, PushKey, PushSubscriptionRequest } from './notifications.dto.js';

/** How news reach an operator. */
@ApiTags('notifications')
@Requires(mayChangeOwnNotifications)
@Controller('api')
export class NotificationsController {
  @Get('me/notifications')
  @ApiOkResponse({ type: NotificationSettings })
  read(@Caller() _caller: SignedIn): Promise<NotificationSettings> {
    return Promise.resolve(USUAL_SETTINGS);
  }

  @Put('me/notifications')
  @ApiOkResponse({ type: NotificationSettings })
  change(@Caller() _caller: SignedIn, @Body() body: NotificationSettings): Promise<NotificationSettings> {
    return Promise.resolve(body);
  }

  /** What a browser subscribes with. */
  @Get('push/key')
  @ApiOkResponse({ type: PushKey })
  key(): PushKey {
    return { key: '' };
  }

  /** From now on this browser is told while no tab is open; it ends with the session. */
  @Put('me/push-subscription')
  @HttpCode(204)
  @ApiNoContentResponse()
  subscribe(@Caller() _caller: SignedIn, @Body() _body: PushSubscriptionRequest): Promise<void> {
    return Promise.resolve();
  }

  @Delete('me/push-subscription')
  @HttpCode(204)
  @ApiNoContentResponse()
  unsubscribe(@Caller() _caller: SignedIn): Promise<void> {
    return Promise.resolve();
  }
}
