import { Module } from '@nestjs/common';
import { ApiTokensModule } from './api-tokens/api-tokens.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BillingModule } from './billing/billing.module.js';
import { CardsModule } from './cards/cards.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { ClientsModule } from './clients/clients.module.js';
import { CustomFieldsModule } from './custom-fields/custom-fields.module.js';
import { DraftsModule } from './drafts/drafts.module.js';
import { EmbedModule } from './embed/embed.module.js';
import { HistoryImportModule } from './history-import/history-import.module.js';
import { InternalChatsModule } from './internal-chats/internal-chats.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { MacrosModule } from './macros/macros.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OnboardingModule } from './onboarding/onboarding.module.js';
import { OperatorsModule } from './operators/operators.module.js';
import { PayloadsModule } from './payloads/payloads.module.js';
import { RatingsModule } from './ratings/ratings.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RolesModule } from './roles/roles.module.js';
import { ScenarioRunsModule } from './scenario-runs/scenario-runs.module.js';
import { ScenariosModule } from './scenarios/scenarios.module.js';
import { SearchModule } from './search/search.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SharesModule } from './shares/shares.module.js';
import { TagsModule } from './tags/tags.module.js';
import { TemplatesModule } from './templates/templates.module.js';
import { TicketsModule } from './tickets/tickets.module.js';
import { UploadsModule } from './uploads/uploads.module.js';
import { WriteFirstModule } from './write-first/write-first.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** `/api`: what our own console calls. */
@Module({
  imports: [
    ApiTokensModule,
    AuditModule,
    BillingModule,
    RolesModule,
    SessionsModule,
    OperatorsModule,
    InvitationsModule,
    ChannelsModule,
    ClientsModule,
    CardsModule,
    TagsModule,
    MacrosModule,
    DraftsModule,
    WriteFirstModule,
    CustomFieldsModule,
    UploadsModule,
    TemplatesModule,
    HistoryImportModule,
    WebhooksModule,
    PayloadsModule,
    ScenarioRunsModule,
    ScenariosModule,
    OnboardingModule,
    InternalChatsModule,
    NotificationsModule,
    SearchModule,
    RatingsModule,
    ReportsModule,
    SharesModule,
    TicketsModule,
    EmbedModule,
  ],
})
export class ConsoleModule {}
