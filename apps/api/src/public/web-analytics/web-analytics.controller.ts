import { Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import { Database } from '#persistence/database.js';
import { referralPage, type ReferralRow } from '#persistence/web-analytics/referral.view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IgnoresUnknown } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { OptionalChoice, OptionalDay, OptionalId, type Order, ORDERS, PageParameters } from '../parameters.js';
import { PublicController } from '../public-controller.js';
import { publicTime } from '../public-time.js';
import { Scope } from '../scope.js';

@IgnoresUnknown()
export class WebAnalyticsQuery extends PageParameters {
  @OptionalDay()
  date_from?: string;

  @OptionalDay()
  date_to?: string;

  @OptionalId()
  client_id?: number;

  @OptionalChoice(ORDERS)
  order?: Order;
}

const text = { type: String, nullable: true } as const;

/** The advertisement that a client came by, as his messenger told it. */
export class WebAnalyticsData {
  @ApiProperty() client_id!: number;
  @ApiProperty() dialog_id!: number;
  @ApiProperty() channel_id!: number;
  @ApiProperty({ example: '2026-11-22T09:15:00 UTC' }) created!: string;
  @ApiProperty(text) source_type!: string | null;
  @ApiProperty(text) source_id!: string | null;
  @ApiProperty(text) source_url!: string | null;
  @ApiProperty(text) headline!: string | null;
  @ApiProperty(text) body!: string | null;
  @ApiProperty({ ...text, description: 'The mark of one click' }) click_id!: string | null;
}

@PublicController('web_analytics_data')
export class PublicWebAnalyticsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Scope('clients:read')
  @ApiOperation({ summary: 'Where clients came from', description: 'Dialogs that came by an advertisement, by the day when they began.' })
  @ApiAnswer(WebAnalyticsData, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() query: WebAnalyticsQuery): Promise<Answer<WebAnalyticsData[]>> {
    const { page, order = 'asc', client_id: clientId = null, date_from: from = null, date_to: to = null } = query;
    const { rows, total } = await this.database.transaction(companyId, (tx) => referralPage(tx, { clientId, from, to, order, ...page }));
    return { data: rows.map(presentReferral), meta: { total, ...page } };
  }
}

const presentReferral = ({ clientId, dialogId, channelId, createdAt, referral }: ReferralRow): WebAnalyticsData => ({
  ...{ client_id: clientId, dialog_id: dialogId, channel_id: channelId, created: publicTime(createdAt) },
  ...{ source_type: referral.sourceType, source_id: referral.sourceId, source_url: referral.sourceUrl },
  ...{ headline: referral.headline, body: referral.body, click_id: referral.clickId },
});
