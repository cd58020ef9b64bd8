import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { ChangeDialogByProgram, TransferByProgram } from '#domain/assignment/transfer-by-program.js';
import type { DialogDesk } from '#domain/dialogs/dialog-desk.port.js';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { Database } from '#persistence/database.js';
import { FileStore } from '#persistence/files/file-store.js';
import { UploadStore } from '#persistence/uploads/upload.store.js';
import { OperatorsModule } from '../console/operators/operators.module.js';
import { WebhooksModule } from '../console/webhooks/webhooks.module.js';
import { Env } from '../env.js';
import { ChangeIntegration } from '#domain/companies/change-integration.js';
import { CloseRequest } from '#domain/requests/close-request.js';
import { IntegrationStore } from '#persistence/companies/integration.store.js';
import { PublicAccessRightsController } from './access-rights/access-rights.controller.js';
import { PublicCompaniesController } from './companies/companies.controller.js';
import { PublicHelpController } from './help/help.controller.js';
import { PublicRequestsController } from './requests/requests.controller.js';
import { DIALOG_DESK } from '../platform/ports.js';
import { PublicOperatorsGroupsController } from './operators-groups/operators-groups.controller.js';
import { PublicChannelsController } from './channels/channels.controller.js';
import { CLIENTS_PROVIDERS } from './clients/clients.providers.js';
import { PublicClientHistoryController } from './clients/client-history.controller.js';
import { PublicWriteClientsController } from './clients/write-clients.controller.js';
import { PublicClientsController } from './clients/clients.controller.js';
import { ChangeDialogController } from './dialogs/change-dialog.controller.js';
import { PublicDialogsController } from './dialogs/dialogs.controller.js';
import { AttachmentLinks } from './files/attachment-links.js';
import { PublicFilesController } from './files/files.controller.js';
import { AttachmentFetcher } from './messages/attachment-fetcher.js';
import { PublicListsModule } from './lists.module.js';
import { PublicMessagesController } from './messages/messages.controller.js';
import { PostMessage } from './messages/post-message.js';
import { ReceiveMessage } from './messages/receive-message.js';
import { PublicWriteOperatorsController } from './operators/write-operators.controller.js';
import { PublicOperatorsController } from './operators/operators.controller.js';
import { PublicTagsModule } from './tags/tags.module.js';
import { OldHooksController } from './webhooks/old-hooks.controller.js';
import { WebhookCalls } from './webhooks/webhook-calls.js';
import { PublicWebhooksController } from './webhooks/webhooks.controller.js';
import { Transfers } from './transfers/transfers.js';
import { TransfersController } from './transfers/transfers.controller.js';

/** `/v1`: what integrators' programs call. */
@Module({
  imports: [WebhooksModule, OperatorsModule, PublicTagsModule, PublicListsModule],
  controllers: [
    PublicChannelsController,
    PublicClientsController,
    ChangeDialogController,
    PublicClientHistoryController,
    PublicWriteClientsController,
    PublicDialogsController,
    PublicMessagesController,
    TransfersController,
    PublicOperatorsController,
    PublicWriteOperatorsController,
    PublicOperatorsGroupsController,
    PublicAccessRightsController,
    PublicCompaniesController,
    PublicHelpController,
    PublicRequestsController,
    PublicFilesController,
    PublicWebhooksController,
    OldHooksController,
  ],
  providers: [
    ...CLIENTS_PROVIDERS,
    AttachmentLinks,
    PostMessage,
    ReceiveMessage,
    { provide: CloseRequest, inject: [DIALOG_DESK], useFactory: (desk: DialogDesk) => new CloseRequest(desk) },
    {
      provide: ChangeIntegration,
      inject: [Database],
      useFactory: (database: Database) => new ChangeIntegration(new IntegrationStore(database)),
    },
    WebhookCalls,
    Transfers,
    ...[ChangeDialogByProgram, TransferByProgram].map((useCase) => ({
      ...{ provide: useCase, inject: [DIALOG_DESK], useFactory: (desk: DialogDesk): object => new useCase(desk) },
    })),
    { provide: OutboundHttp, inject: [Env], useFactory: (env: Env) => new OutboundHttp({ allow: env.outboundAllow }) },
    {
      provide: AttachmentFetcher,
      inject: [OutboundHttp, FileStore, Database],
      useFactory: (http: OutboundHttp, files: FileStore, database: Database) =>
        new AttachmentFetcher(http, files, new UploadStore(database)),
    },
  ],
})
export class PublicApiModule implements OnApplicationShutdown {
  constructor(private readonly http: OutboundHttp) {}

  async onApplicationShutdown(): Promise<void> {
    await this.http.close();
  }
}
