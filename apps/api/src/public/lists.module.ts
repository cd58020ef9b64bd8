import { Module } from '@nestjs/common';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { Database } from '#persistence/database.js';
import { TicketStore } from '#persistence/tickets/ticket.store.js';
import { Wake } from '#persistence/wake.js';
import { EmbedModule } from '../console/embed/embed.module.js';
import { PublicCustomFieldsController } from './custom-fields/custom-fields.controller.js';
import { PublicEmbedTokensController } from './embed/embed-tokens.controller.js';
import { BareGatewayController, PublicGatewayController } from './gateway/gateway.controller.js';
import { PublicPlacesController } from './places/places.controller.js';
import { PublicQrDecodeController } from './qr-decode/qr-decode.controller.js';
import { QrDecoder } from './qr-decode/qr-decoder.js';
import { MenuItems } from './scenarios/menu-items.js';
import { PublicScenariosController } from './scenarios/scenarios.controller.js';
import { PublicStatisticsController } from './statistics/statistics.controller.js';
import { PublicTemplatesController } from './templates/templates.controller.js';
import { PublicTicketsController } from './tickets/tickets.controller.js';
import { PublicWebAnalyticsController } from './web-analytics/web-analytics.controller.js';

/** What `/v1` has beside conversations: tickets, lists, figures. */
@Module({
  imports: [EmbedModule],
  controllers: [
    BareGatewayController,
    PublicEmbedTokensController,
    PublicCustomFieldsController,
    PublicGatewayController,
    PublicPlacesController,
    PublicQrDecodeController,
    PublicScenariosController,
    PublicStatisticsController,
    PublicTemplatesController,
    PublicTicketsController,
    PublicWebAnalyticsController,
  ],
  providers: [
    MenuItems,
    { provide: TicketStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new TicketStore(database, wake) },
    { provide: QrDecoder, inject: [OutboundHttp], useFactory: (http: OutboundHttp) => new QrDecoder(http) },
  ],
})
export class PublicListsModule {}
