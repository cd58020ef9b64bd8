import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayChangeOwnNotifications } from '#domain/access/rights.js';
import { NotificationSettingsStore } from '#persistence/notifications/notification-settings.store.js';
import { PushSubscriptionStore } from '#persistence/push/push-subscription.store.js';
import { vapidKeys } from '#persistence/push/vapid-keys.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { Env } from '../../env.js';
import { NotificationSettings, PushKey, PushSubscriptionRequest } from './notifications.dto.js';

/** How news reach an operator. */
@ApiTags('notifications')
@Requires(mayChangeOwnNotifications)
@Controller('api')
export class NotificationsController {
  constructor(
    private readonly settings: NotificationSettingsStore,
    private readonly subscriptions: PushSubscriptionStore,
    private readonly env: Env,
  ) {}

  @Get('me/notifications')
  @ApiOkResponse({ type: NotificationSettings })
  read(@Caller() { companyId, operatorId }: SignedIn): Promise<NotificationSettings> {
    return this.settings.read(companyId, operatorId);
  }

  @Put('me/notifications')
  @ApiOkResponse({ type: NotificationSettings })
  async change(
    @Caller() { companyId, operatorId }: SignedIn,
    @Body() { kinds, quiet }: NotificationSettings,
  ): Promise<NotificationSettings> {
    await this.settings.save(companyId, operatorId, { kinds, quiet: quiet ?? null });
    return this.settings.read(companyId, operatorId);
  }

  /** What a browser subscribes with. */
  @Get('push/key')
  @ApiOkResponse({ type: PushKey })
  key(): PushKey {
    return { key: vapidKeys(this.env.SECRET_KEY).publicKey };
  }

  /** From now on this browser is told while no tab is open; it ends with the session. */
  @Put('me/push-subscription')
  @HttpCode(204)
  @ApiNoContentResponse()
  subscribe(@Caller() caller: SignedIn, @Body() { endpoint, keys }: PushSubscriptionRequest): Promise<void> {
    return this.subscriptions.add(caller, { endpoint, ...keys });
  }

  @Delete('me/push-subscription')
  @HttpCode(204)
  @ApiNoContentResponse()
  unsubscribe(@Caller() caller: SignedIn): Promise<void> {
    return this.subscriptions.removeOf(caller);
  }
}
