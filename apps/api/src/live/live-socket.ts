import type { WebSocket } from 'ws';
import { inDialogScope, serves, type DialogScope, type OperatorServes } from '#domain/access/dialog-scope.js';
import type { LiveSession } from '#persistence/sessions/session.reader.js';
import type { DialogRow } from '../console/dialogs/dialogs.dto.js';
import type { ServerFrame } from './live.frames.js';
import { PushSocket } from './push-socket.js';

/** One signed-in browser tab. */
export class LiveSocket extends PushSocket<ServerFrame> {
  /** The dialog that it has open. */
  viewing: number | null = null;
  typingUntil = 0;
  /** What an operator serves; null = he sees all. */
  serves: OperatorServes | null = null;

  constructor(
    socket: WebSocket,
    readonly session: LiveSession,
    readonly scope: DialogScope,
  ) {
    super(socket);
  }

  get companyId(): number {
    return this.session.companyId;
  }

  get operatorId(): number {
    return this.session.operatorId;
  }

  /** Nothing of internal chats is for somebody of the platform, who is not the operator, nor for another site's page. */
  get hearsColleagues(): boolean {
    return !this.session.technical && this.session.frame === null;
  }

  /** A frame with one dialog reaches that one; everybody else is held by his scope alone. */
  reaches(dialogId: number | null): boolean {
    const only = this.session.frame?.dialogId ?? null;
    return only === null || dialogId === null || dialogId === only;
  }

  /** The one predicate of lists and items, for what is pushed. */
  maySee(dialog: DialogRow, lastOperatorId: number | null): boolean {
    return inDialogScope(this.scope, {
      ...{ state: dialog.state, operatorId: dialog.operator?.id ?? null, lastOperatorId },
      served: this.serves === null || serves(this.serves, { channelId: dialog.channel.id, groupId: dialog.group?.id ?? null }),
    });
  }
}
