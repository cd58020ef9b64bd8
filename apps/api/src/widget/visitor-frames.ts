import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { chatOfIdentity } from '#persistence/visitors/visitor-chat.view.js';
import { undelivered } from '#persistence/visitors/visitor-messages.view.js';
import { findVisitor } from '#persistence/visitors/visitor.store.js';
import { Log } from '../platform/log.js';
import { CLOSE } from '../live/push-socket.js';
import { FileLinks } from './file-links.js';
import { SendVisitorMessage } from './send-visitor-message.js';
import { Visitors } from './visitors.js';
import { identityOf } from './visitor-name.js';
import { VisitorSpeech } from './visitor-speech.js';
import type { FromVisitor, MessageFrame } from './widget.frames.js';
import { VisitorUnknown } from './widget.errors.js';
import { presentRefusal, presentVisitorMessage } from './widget.presenter.js';
import { WidgetLimits } from './widget-limits.js';
import type { WidgetSocket } from './widget-socket.js';

/** Typing is told this often at most: each time is a row of the log. */
const TYPING_MS = 3_000;

/** What an open chat says, after its hello. Each frame that has an id is answered under it. */
@Injectable()
export class VisitorFrames {
  private readonly typedAt = new WeakMap<WidgetSocket, number>();

  constructor(
    private readonly database: Database,
    private readonly limits: WidgetLimits,
    private readonly visitors: Visitors,
    private readonly speech: VisitorSpeech,
    private readonly sendMessage: SendVisitorMessage,
    private readonly links: FileLinks,
    private readonly log: Log,
  ) {}

  async hear(socket: WidgetSocket, frame: FromVisitor): Promise<void> {
    switch (frame.type) {
      case 'ping':
        return socket.send({ type: 'pong' });
      case 'message':
        return this.answered(socket, frame.id, () => this.message(socket, frame));
      case 'rate':
        return this.answered(socket, frame.id, async () => {
          await this.limits.message(socket.name, socket.ip);
          await this.rate(socket, frame);
          socket.send({ type: 'accepted', id: frame.id, message: null });
        });
      case 'data':
        return this.answered(socket, frame.id, async () => {
          await this.limits.message(socket.name, socket.ip);
          socket.visitor = await this.visitors.describe(socket.channel, socket.visitor, frame.data);
          socket.send({ type: 'accepted', id: frame.id, message: null });
        });
      case 'read':
        return this.speech.say(socket.channel, socket.visitor, frame);
      case 'delivered':
        return this.delivered(socket, frame.ids);
      case 'typing':
        return this.typing(socket);
      case 'hello':
        return;
    }
  }

  private async message(socket: WidgetSocket, frame: MessageFrame): Promise<void> {
    await this.limits.message(socket.name, socket.ip);
    if (!(await this.isStillHe(socket))) return;
    const page = socket.visitor.data.page?.url ?? null;
    const message = await this.sendMessage.run(socket.channel, socket.visitor, frame, page !== socket.toldPage);
    socket.toldPage = page;
    socket.send({ type: 'accepted', id: frame.id, message: presentVisitorMessage(message, socket.companyId, this.links) });
  }

  /** Signed out or identified in another tab: this one comes back as whoever he is now. */
  private async isStillHe(socket: WidgetSocket): Promise<boolean> {
    const { tokenHash, value, verified } = socket.visitor;
    const now = await this.database.transaction(socket.companyId, (tx) => findVisitor(tx, socket.channel.id, tokenHash));
    if (now?.value === value && now.verified === verified) {
      socket.visitor = { ...now };
      return true;
    }
    if (!now) socket.fail(presentRefusal(new VisitorUnknown())!, false, CLOSE.sessionEnded);
    else socket.close(CLOSE.restart, 'another identity');
    return false;
  }

  private async rate(socket: WidgetSocket, frame: FromVisitor & { type: 'rate' }): Promise<void> {
    const { channel, visitor } = socket;
    if (frame.score < 1 || frame.score > 5)
      throw new DomainError('invalid_input', 'A rating is a whole number from 1 to 5', 'invalid', 'score');
    const chat = await this.database.transaction(channel.companyId, (tx) => chatOfIdentity(tx, channel.id, identityOf(visitor)));
    if (channel.settings.ask_rating === 'no' || chat?.rateableRequestId !== Number(frame.rating)) {
      throw new DomainError('not_rateable', 'There is nothing to rate any more', 'conflict', 'rating');
    }
    await this.speech.say(channel, visitor, frame);
  }

  /** A program may name any id: only messages of its own dialog count. */
  private async delivered(socket: WidgetSocket, ids: number[]): Promise<void> {
    const { channel, visitor } = socket;
    const own = await this.database.transaction(channel.companyId, async (tx) => {
      const chat = await chatOfIdentity(tx, channel.id, identityOf(visitor));
      return chat ? undelivered(tx, chat.dialogId, ids) : [];
    });
    if (own.length > 0) await this.speech.say(channel, visitor, { type: 'delivered', ids: own.map(String) });
  }

  private async typing(socket: WidgetSocket): Promise<void> {
    const now = Date.now();
    if (now - (this.typedAt.get(socket) ?? 0) < TYPING_MS) return;
    this.typedAt.set(socket, now);
    await this.speech.say(socket.channel, socket.visitor, { type: 'typing' });
  }

  /** A refusal in words, or the promise that it may be tried again. */
  private async answered(socket: WidgetSocket, id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const problem = presentRefusal(error);
      if (!problem) this.log.failure('a visitor’s frame failed', error);
      const unexpected = {
        code: 'unavailable',
        detail: 'This could not be stored right now; it will be tried again',
        retryAfterSeconds: 3,
      };
      socket.send({ type: 'refused', id, problem: problem ?? unexpected, final: problem !== null && problem.retryAfterSeconds === null });
    }
  }
}
