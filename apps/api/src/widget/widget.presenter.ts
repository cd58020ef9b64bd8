import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { AttachmentKind } from '#domain/messages/content.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { UPLOAD_LIMIT_BYTES } from '#domain/uploads/upload.js';
import { SITE_LIMITS } from '#connectors/site-widget/limits.js';
import type { VisitorChat } from '#persistence/visitors/visitor-chat.view.js';
import type { VisitorAttachment, VisitorMessage } from '#persistence/visitors/visitor-messages.view.js';
import { TooManyAttempts } from '#domain/sessions/sessions.errors.js';
import { TAKEN_FILES } from './file-kinds.js';
import type { FileLinks } from './file-links.js';
import { ATTACHMENTS_PER_MESSAGE } from './read-frame.js';
import { presentOperator } from './visitor-name.js';
import { PROTOCOL, type ShownAttachment, type ShownDialog, type ShownMessage, type ShownProblem } from './widget.frames.js';

const UUID = /^[0-9a-f-]{36}$/;

export function presentVisitorMessage(message: VisitorMessage, companyId: number, links: FileLinks): ShownMessage {
  const { kind, status, content, deletedAt } = message;
  const incoming = kind === 'from_client';
  const gone = deletedAt !== null;
  const shown: ShownMessage = {
    id: String(message.id),
    clientId: incoming && UUID.test(message.externalId ?? '') ? message.externalId : null,
    type: incoming ? 'IN' : kind === 'autoreply' ? 'AUTO' : 'OUT',
    status: incoming || status >= MESSAGE_STATUS.delivered ? 'DELIVERED' : 'SENT',
    // Whether the company has read it depends on the dialog's mark, which the program is told beside.
    read: !incoming && status >= MESSAGE_STATUS.read ? 'READ' : 'UNREAD',
    date: message.sentAt.toISOString(),
    text: gone ? null : message.text,
    buttons: gone ? [] : (content?.buttons ?? []).map(({ type, text, payload, url, color }) => ({ type, text, payload, url, color })),
    attachments: gone ? [] : (message.attachments ?? []).map((file) => presentFile(file, message, companyId, links)),
    location: null,
    contacts: gone
      ? []
      : (content?.contacts ?? []).map(({ name, phones, emails = [] }) => ({ name, emails, phones: phones.map(({ phone }) => phone) })),
    press: content?.press && !gone ? { payload: content.press.payload, text: content.press.title } : null,
    quotes: message.quotedId === null ? null : String(message.quotedId),
    operator: incoming ? null : presentOperator(message.operatorFirstName, message.operatorLastName),
    edited: message.editedAt !== null,
    deleted: gone,
  };
  if (content?.location && !gone) {
    const { latitude, longitude, name, address } = content.location;
    shown.location = { latitude, longitude, name, address };
  }
  return shown;
}

function presentFile(file: VisitorAttachment, { dialogId }: VisitorMessage, companyId: number, links: FileLinks): ShownAttachment {
  return {
    ...{ id: String(file.id), kind: file.kind as AttachmentKind, name: file.name ?? 'file' },
    ...{ contentType: file.mime ?? 'application/octet-stream', size: file.size ?? 0 },
    url: file.stored ? links.of({ companyId, dialogId, attachmentId: file.id }, file.name) : null,
    ...{ durationMs: file.durationMs, waveform: file.waveform },
  };
}

export function presentDialogState(chat: VisitorChat | null, { settings }: ConnectedChannel): ShownDialog {
  if (!chat) return { state: 'none', operator: null, readUpTo: null, unread: 0, rating: null };
  const asks = settings.ask_rating !== 'no' && chat.rateableRequestId !== null;
  return {
    state: chat.state,
    operator: presentOperator(chat.operatorFirstName, chat.operatorLastName),
    readUpTo: chat.readUpToId > 0 ? String(chat.readUpToId) : null,
    unread: chat.unread,
    rating: asks ? { id: String(chat.rateableRequestId) } : null,
  };
}

/** What a page shows before anybody wrote. No secret is among the settings. */
export function presentConfig({ settings }: ConnectedChannel, companyName: string, online: boolean): Record<string, unknown> {
  const oneOf = <T extends string>(value: string | undefined, ...values: [T, ...T[]]): T =>
    values.find((each) => each === value) ?? values[0];
  return {
    protocol: PROTOCOL,
    name: settings.title || companyName,
    look: {
      color: settings.color ?? '#2f6fed',
      position: oneOf(settings.position, 'right', 'left'),
      theme: oneOf(settings.theme, 'auto', 'light', 'dark'),
      locale: oneOf(settings.locale, 'auto', 'ru', 'en'),
      greeting: settings.greeting ?? '',
      launcherText: settings.launcher_text ?? '',
      avatar: settings.avatar ?? '',
    },
    askName: settings.ask_name === 'yes',
    askEmail: settings.ask_email === 'yes',
    askRating: settings.ask_rating !== 'no',
    online,
    limits: {
      ...{ textLength: SITE_LIMITS.textLength, attachmentBytes: UPLOAD_LIMIT_BYTES, attachmentsPerMessage: ATTACHMENTS_PER_MESSAGE },
      accept: TAKEN_FILES,
    },
  };
}

/** A refusal in the visitors' form; null: it is none that its causer may know of. */
export function presentRefusal(error: unknown): ShownProblem | null {
  if (!(error instanceof DomainError)) return null;
  const retryAfterSeconds = error instanceof TooManyAttempts ? error.retryAfterSeconds : null;
  return { code: error.code, detail: error.message, retryAfterSeconds };
}
