import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageWebhooks } from '#domain/access/rights.js';
import { AddWebhook } from '#domain/webhooks/add-webhook.js';
import { ChangeWebhook } from '#domain/webhooks/change-webhook.js';
import { WebhookStore } from '#persistence/webhooks/webhook.store.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { WebhookReader } from './webhook-reader.js';
import {
  AddedWebhook,
  AddWebhookRequest,
  ChangeWebhookRequest,
  RotatedSecret,
  RotateSecretRequest,
  Webhook,
  WebhookList,
} from './webhooks.dto.js';

/** Addresses that integrators are told at what happens here. */
@ApiTags('webhooks')
@Requires(mayManageWebhooks)
@Controller('api/webhooks')
export class WebhooksController {
  constructor(
    private readonly reader: WebhookReader,
    private readonly addWebhook: AddWebhook,
    private readonly changeWebhook: ChangeWebhook,
    private readonly webhooks: WebhookStore,
  ) {}

  @Get()
  @ApiOkResponse({ type: WebhookList })
  list(@Caller() { companyId }: SignedIn): Promise<WebhookList> {
    return this.reader.list(companyId);
  }

  @Post()
  @ApiCreatedResponse({ type: AddedWebhook })
  async add(@Caller() { companyId }: SignedIn, @Body() body: AddWebhookRequest): Promise<AddedWebhook> {
    const { channelIds = null, schedule = 'standard', headerAliases = {} } = body;
    const { id, secret } = await this.addWebhook.run({ ...body, companyId, channelIds, schedule, headerAliases });
    return { webhook: await this.reader.one(companyId, id), secret };
  }

  @Get(':id')
  @ApiOkResponse({ type: Webhook })
  one(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<Webhook> {
    return this.reader.one(companyId, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: Webhook })
  async change(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeWebhookRequest): Promise<Webhook> {
    await this.changeWebhook.run({ ...body, companyId, webhookId: id });
    return this.reader.one(companyId, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.webhooks.remove(companyId, id);
  }

  /** A new secret, which the answer shows this once. Both sign for a day, so that no delivery is refused meanwhile. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @ApiOkResponse({ type: RotatedSecret })
  async rotate(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() body: RotateSecretRequest,
  ): Promise<RotatedSecret> {
    const { secret, previousUntil } = await this.changeWebhook.rotate(companyId, id, body.endPreviousNow ?? false);
    return { secret, previousUntil: previousUntil?.toISOString() ?? null };
  }

  /** Ends the day in which the old secret signs as well. */
  @Post(':id/end-previous-secret')
  @HttpCode(200)
  @ApiOkResponse({ type: Webhook })
  async endPrevious(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<Webhook> {
    await this.changeWebhook.endPrevious(companyId, id);
    return this.reader.one(companyId, id);
  }
}
