import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageWebhooks } from '#domain/access/rights.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { ResendStore } from '#persistence/webhooks/resend.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { CLOCK } from '../../platform/ports.js';
import { DeliveryPage, QueuedDelivery, SendFailedAgainRequest, SentAgain, WebhookLogQuery, WholeDelivery } from './webhook-log.dto.js';
import { WebhookReader } from './webhook-reader.js';

/** What was sent to a webhook and what came back; sending again. Nothing is sent from here: the workers are told to. */
@ApiTags('webhooks')
@Requires(mayManageWebhooks)
@Controller('api/webhooks/:id')
export class WebhookLogController {
  constructor(
    private readonly reader: WebhookReader,
    private readonly resend: ResendStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A delivery of its own kind, `test`; what became of it is read at the delivery that the answer names. */
  @Post('test')
  @HttpCode(200)
  @ApiOkResponse({ type: QueuedDelivery })
  async test(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<QueuedDelivery> {
    const text = 'This is a test. Your program hears Deskwire.';
    return { deliveryId: await this.resend.test(companyId, id, { webhook_id: id, text, event_time: this.clock.now().toISOString() }) };
  }

  @Get('deliveries')
  @ApiOkResponse({ type: DeliveryPage })
  deliveries(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Query() query: WebhookLogQuery): Promise<DeliveryPage> {
    return this.reader.deliveries(companyId, id, query);
  }

  @Get('deliveries/:deliveryId')
  @ApiOkResponse({ type: WholeDelivery })
  delivery(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Param('deliveryId', IdPipe) deliveryId: number,
  ): Promise<WholeDelivery> {
    return this.reader.delivery(companyId, id, deliveryId);
  }

  @Post('deliveries/:deliveryId/send-again')
  @HttpCode(200)
  @ApiOkResponse({ type: WholeDelivery })
  async sendAgain(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Param('deliveryId', IdPipe) deliveryId: number,
  ): Promise<WholeDelivery> {
    await this.resend.again(companyId, id, deliveryId);
    return this.reader.delivery(companyId, id, deliveryId);
  }

  /** For the time after an outage: all that was given up since then. */
  @Post('send-failed-again')
  @HttpCode(200)
  @ApiOkResponse({ type: SentAgain })
  async sendFailedAgain(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() { since }: SendFailedAgainRequest,
  ): Promise<SentAgain> {
    return { count: await this.resend.allAgain(companyId, id, new Date(since)) };
  }
}
