import { Global, Module } from '@nestjs/common';
import { AssignWaiting } from '#domain/assignment/assign-waiting.js';
import { ReviewNew } from '#domain/assignment/review-new.js';
import { TransferDialog } from '#domain/assignment/transfer-dialog.js';
import { ClaimDialog } from '#domain/dialogs/claim-dialog.js';
import { ClaimNew } from '#domain/dialogs/claim-new.js';
import { CloseDialog } from '#domain/dialogs/close-dialog.js';
import type { DialogDesk } from '#domain/dialogs/dialog-desk.port.js';
import { ReopenDialog } from '#domain/dialogs/reopen-dialog.js';
import { ActOnMessage } from '#domain/messages/act-on-message.js';
import { MarkRead } from '#domain/messages/mark-read.js';
import type { ChannelAbilities } from '#domain/messages/message-limits.js';
import { SendMessage } from '#domain/messages/send-message.js';
import type { OperatorAvailability } from '#domain/operators/change-status.js';
import { StartRun } from '#domain/scenarios/start-run.js';
import { SnoozeDialog } from '#domain/snooze/snooze-dialog.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { connectorOf } from '#connectors/registry.js';
import { PgCardDesk } from '#persistence/cards/card-desk.store.js';
import { MessageActionStore } from '#persistence/channel-actions/message-actions.store.js';
import { Database } from '#persistence/database.js';
import { PgDialogDesk } from '#persistence/dialogs/dialog-desk.store.js';
import { RetryStore } from '#persistence/messages/retry.store.js';
import { PgStartableScenarios } from '#persistence/scenarios/startable.view.js';
import { Wake } from '#persistence/wake.js';
import { CARD_DESK, CLOCK, DIALOG_DESK, OPERATOR_AVAILABILITY } from '../../platform/ports.js';
import { MessageReader } from '../messages/message-reader.js';
import { MessageWriter } from '../messages/message-writer.js';
import { MessagesController } from '../messages/messages.controller.js';
import { DialogActions } from './dialog-actions.js';
import { DialogReader } from './dialog-reader.js';
import { DialogViewReader } from './dialog-view.reader.js';
import { DialogsController } from './dialogs.controller.js';
import { SnoozeController } from './snooze.controller.js';

/** A use case whose only need is the desk. */
const onDesk = <T>(useCase: new (desk: DialogDesk) => T) => ({
  ...{ provide: useCase, inject: [DIALOG_DESK], useFactory: (desk: DialogDesk): T => new useCase(desk) },
});

function abilitiesOf(transport: string): ChannelAbilities {
  const connector = connectorOf(transport);
  if (!connector) throw new Error(`No connector for ${transport}`);
  return connector;
}

/** Dialogs and their messages: the daily work. */
@Global()
@Module({
  controllers: [DialogsController, SnoozeController, MessagesController],
  providers: [
    {
      provide: DIALOG_DESK,
      inject: [Database, Wake, CLOCK],
      useFactory: (database: Database, wake: Wake, clock: Clock) => new PgDialogDesk(database, wake, clock),
    },
    {
      provide: CARD_DESK,
      inject: [Database, Wake, CLOCK],
      useFactory: (database: Database, wake: Wake, clock: Clock) => new PgCardDesk(database, wake, clock),
    },
    ...[ClaimDialog, ClaimNew, ReopenDialog, TransferDialog, SnoozeDialog, AssignWaiting, ReviewNew].map((useCase) =>
      onDesk<object>(useCase),
    ),
    { provide: CloseDialog, inject: [DIALOG_DESK], useFactory: (desk: DialogDesk) => new CloseDialog(desk, abilitiesOf) },
    {
      provide: MarkRead,
      inject: [DIALOG_DESK],
      useFactory: (desk: DialogDesk) => new MarkRead(desk, (transport) => abilitiesOf(transport).features),
    },
    {
      provide: ActOnMessage,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new ActOnMessage(new MessageActionStore(database, wake), abilitiesOf),
    },
    { provide: SendMessage, inject: [DIALOG_DESK], useFactory: (desk: DialogDesk) => new SendMessage(desk, abilitiesOf) },
    {
      provide: OPERATOR_AVAILABILITY,
      inject: [AssignWaiting],
      useFactory: (waiting: AssignWaiting): OperatorAvailability => ({
        changed: async (companyId, operatorId) => void (await waiting.drain(companyId, operatorId)),
      }),
    },
    {
      provide: StartRun,
      inject: [DIALOG_DESK, Database],
      useFactory: (desk: DialogDesk, database: Database) => new StartRun(desk, new PgStartableScenarios(database)),
    },
    {
      provide: RetryStore,
      inject: [Database, Wake, CLOCK],
      useFactory: (database: Database, wake: Wake, clock: Clock) => new RetryStore(database, wake, clock),
    },
    DialogReader,
    DialogViewReader,
    DialogActions,
    MessageReader,
    MessageWriter,
  ],
  exports: [CARD_DESK, DialogReader, DIALOG_DESK, SendMessage, StartRun, MarkRead, OPERATOR_AVAILABILITY, ReviewNew],
})
export class DialogsModule {}
