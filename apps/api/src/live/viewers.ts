import { Injectable } from '@nestjs/common';
import { operatorName } from '#domain/operators/operator-name.js';
import { Database } from '#persistence/database.js';
import { dialogById } from '#persistence/dialogs/dialog-list.view.js';
import { addTyping } from '#persistence/channel-actions/channel-action.store.js';
import { liveOperators } from '#persistence/operators/live-operator.view.js';
import { Wake } from '#persistence/wake.js';
import { Log } from '../platform/log.js';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.js';

const TYPING_MS = 5_000;

/** Who else is looking at a dialog, and who is writing in it. Known within one API process. */
@Injectable()
export class Viewers {
  private readonly names = new Map<number, string>();

  constructor(
    private readonly database: Database,
    private readonly sockets: LiveSockets,
    private readonly wake: Wake,
    private readonly log: Log,
  ) {}

  async viewing(socket: LiveSocket, dialogId: number | null): Promise<void> {
    const before = socket.viewing;
    if (before === dialogId) return;
    if (dialogId !== null && !(await this.prepare(socket, dialogId))) return;
    socket.viewing = dialogId;
    // Or he would seem to write in the dialog that he has only just opened.
    socket.typingUntil = 0;
    if (before !== null) this.announce(socket.companyId, before);
    if (dialogId !== null) this.announce(socket.companyId, dialogId);
  }

  typing(socket: LiveSocket, dialogId: number): void {
    if (socket.viewing !== dialogId) return;
    const wasTyping = socket.typingUntil > Date.now();
    socket.typingUntil = Date.now() + TYPING_MS;
    if (wasTyping) return;
    this.announce(socket.companyId, dialogId);
    this.showClient(socket.companyId, dialogId);
    const end = (): void => {
      const left = socket.typingUntil - Date.now();
      if (left > 0) setTimeout(end, left).unref();
      else if (socket.viewing !== null) this.announce(socket.companyId, socket.viewing);
    };
    setTimeout(end, TYPING_MS).unref();
  }

  /** The client sees that somebody writes, where his messenger shows such a thing; whether it can is decided when it is done. */
  private showClient(companyId: number, dialogId: number): void {
    this.database
      .transaction(companyId, (tx) => addTyping(tx, dialogId))
      .then(() => {
        this.wake.wake('action');
        this.wake.wake('event');
      })
      .catch((error: unknown) => this.log.failure('a typing mark was not passed on', error));
  }

  left(socket: LiveSocket): void {
    if (socket.viewing !== null) this.announce(socket.companyId, socket.viewing);
  }

  /** Only who may see a dialog may be seen in it. */
  private prepare(socket: LiveSocket, dialogId: number): Promise<boolean> {
    return this.database.transaction(socket.companyId, async (tx) => {
      if (!this.names.has(socket.operatorId)) {
        const [operator] = await liveOperators(tx, [socket.operatorId]);
        if (operator) this.names.set(operator.id, operatorName(operator.firstName, operator.lastName));
      }
      return (await dialogById(tx, dialogId, socket.scope)) !== null;
    });
  }

  private announce(companyId: number, dialogId: number): void {
    const there = [...this.sockets.of(companyId)].filter(({ viewing }) => viewing === dialogId);
    const now = Date.now();
    const byOperator = new Map<number, { id: number; name: string; typing: boolean }>();
    for (const { operatorId, typingUntil } of there) {
      const typing = typingUntil > now || (byOperator.get(operatorId)?.typing ?? false);
      byOperator.set(operatorId, { id: operatorId, name: this.names.get(operatorId) ?? '', typing });
    }
    for (const socket of there) {
      const viewers = [...byOperator.values()].filter(({ id }) => id !== socket.operatorId);
      socket.send({ type: 'viewers', dialogId, viewers });
    }
  }
}
