import { Injectable } from '@nestjs/common';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { looksLikePayload } from '#domain/scenarios/payload.js';
import { meaningOf } from '#domain/scenarios/sent-payload.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { SITE_LIMITS } from '#connectors/site-widget/limits.js';
import { Database, type Tx } from '#persistence/database.js';
import { findSentPayload } from '#persistence/scenarios/sent-payload.store.js';
import { chatOfIdentity, keepEmail, type VisitorChat } from '#persistence/visitors/visitor-chat.view.js';
import {
  lastButtons,
  visitorMessageByExternalId,
  visitorMessagesByIds,
  type VisitorMessage,
} from '#persistence/visitors/visitor-messages.view.js';
import { uploadsOf, uploadsSent, type VisitorUpload } from '#persistence/visitors/visitor-upload.store.js';
import type { VisitorRow } from '#persistence/visitors/visitor.store.js';
import { HIS_OWN } from './his-own.js';
import { tooManyAttachments } from './read-frame.js';
import { identityOf } from './visitor-name.js';
import { VisitorSpeech } from './visitor-speech.js';
import type { MessageFrame } from './widget.frames.js';

interface Prepared {
  known: VisitorMessage | null;
  files: VisitorUpload[];
  press: MessageFrame['press'];
  quotes: string | null;
}

/** Takes a visitor's message in. Sent twice under one id, it is one message. */
@Injectable()
export class SendVisitorMessage {
  constructor(
    private readonly database: Database,
    private readonly speech: VisitorSpeech,
  ) {}

  /** `page`: he has come to another page since he wrote last. */
  async run(channel: ConnectedChannel, visitor: VisitorRow, frame: MessageFrame, page: boolean): Promise<VisitorMessage> {
    checkForm(frame);
    const { known, files, press, quotes } = await this.prepare(channel, visitor, frame);
    if (known) return known;
    const { type, id, text } = frame;
    await this.speech.say(channel, visitor, { type, id, text: press?.text ?? text, press, quotes }, { files, page });
    return this.stored(channel, visitor, frame);
  }

  private prepare(channel: ConnectedChannel, visitor: VisitorRow, frame: MessageFrame): Promise<Prepared> {
    return this.database.transaction(
      channel.companyId,
      async (tx) => {
        const chat = await chatOfIdentity(tx, channel.id, identityOf(visitor));
        const known = await visitorMessageByExternalId(tx, channel.id, frame.id);
        if (known && known.dialogId !== chat?.dialogId)
          throw new DomainError('id_taken', 'This message id is in use; choose another', 'conflict', 'id');
        const files = known ? [] : await uploadsOf(tx, visitor.tokenHash, frame.attachments);
        if (!known && files.length < new Set(frame.attachments).size) {
          throw new DomainError('file_not_found', 'A file of this message is not there; upload it again', 'unprocessable', 'attachments');
        }
        return { known, files, press: await this.pressOf(tx, chat, frame), quotes: await this.quotedBy(tx, chat, frame) };
      },
      HIS_OWN,
    );
  }

  /**
   * Programs that know no presses send `payload ?? text` of the button as a message: such a text is a press too, while the buttons
   * are the last that the company said, and later still where it can only be a payload.
   */
  private async pressOf(tx: Tx, chat: VisitorChat | null, frame: MessageFrame): Promise<MessageFrame['press']> {
    if (!chat) return null;
    if (frame.press) {
      const [message] = await visitorMessagesByIds(tx, [Number(frame.press.messageId) || 0]);
      const { payload } = frame.press;
      const button = message?.dialogId === chat.dialogId && message.content?.buttons?.find((each) => meaningOf(each) === payload);
      if (!button)
        throw new DomainError('button_not_found', 'There is no such button under this message any more', 'unprocessable', 'press');
      return { ...frame.press, text: button.text };
    }
    if (frame.text === null || frame.attachments.length > 0) return null;
    const last = await lastButtons(tx, chat.dialogId);
    const button = last?.buttons?.find((each) => each.type === 'reply' && meaningOf(each) === frame.text);
    if (last && button) return { messageId: String(last.id), payload: meaningOf(button), text: button.text };
    return looksLikePayload(frame.text) ? this.sentEarlier(tx, chat, frame.text) : null;
  }

  private async sentEarlier(tx: Tx, chat: VisitorChat, payload: string): Promise<MessageFrame['press']> {
    const sent = await findSentPayload(tx, chat.clientId, payload);
    const button = sent?.on.buttons.find((each) => each.type === 'reply' && meaningOf(each) === payload);
    return sent && button ? { messageId: String(sent.on.messageId), payload, text: button.text } : null;
  }

  private async quotedBy(tx: Tx, chat: VisitorChat | null, { quotes }: MessageFrame): Promise<string | null> {
    if (quotes === null || !chat) return null;
    const [message] = await visitorMessagesByIds(tx, [quotes]);
    return message?.dialogId === chat.dialogId ? message.externalId : null;
  }

  private async stored(channel: ConnectedChannel, visitor: VisitorRow, frame: MessageFrame): Promise<VisitorMessage> {
    const message = await this.database.transaction(
      channel.companyId,
      async (tx) => {
        const found = await visitorMessageByExternalId(tx, channel.id, frame.id);
        uploadsSent(tx, visitor.tokenHash, frame.attachments);
        const { email } = visitor.data;
        const chat = email && found ? await chatOfIdentity(tx, channel.id, identityOf(visitor)) : null;
        if (chat && email) keepEmail(tx, chat.clientId, email);
        return found;
      },
      HIS_OWN,
    );
    if (!message) throw new Error('A message that was taken in cannot be found');
    return message;
  }
}

function checkForm(frame: MessageFrame): void {
  const length = [...(frame.text ?? '')].length;
  if (length > SITE_LIMITS.textLength) {
    throw new DomainError(
      'text_too_long',
      `A message has ${SITE_LIMITS.textLength} characters at most; this has ${length}`,
      'unprocessable',
      'text',
    );
  }
  if (tooManyAttachments(frame)) throw new DomainError('too_many_files', 'A message has ten files at most', 'unprocessable', 'attachments');
  if (frame.text === null && frame.attachments.length === 0 && !frame.press) {
    throw new DomainError('empty_message', 'The message is empty', 'unprocessable', 'text');
  }
}
