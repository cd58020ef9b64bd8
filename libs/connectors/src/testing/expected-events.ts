import type { ClientIdentity, Sender } from '#domain/clients/identity.js';
import type { AnnouncedAttachment } from '#domain/messages/content.js';
import type {
  ChannelNotice,
  Ignored,
  MessageEchoed,
  MessageImported,
  MessageReceived,
  StatusChanged,
  TemplateChanged,
} from '#domain/messages/inbound-event.js';

const BARE = { text: null, content: {}, attachments: [], quotes: null, at: null };

/** The events that connectors' tables expect, complete, with the uninteresting parts filled in. */
export const messageReceived = (parts: Partial<MessageReceived> & { externalId: string; sender: Sender }): MessageReceived => ({
  type: 'message_received',
  ...BARE,
  ...parts,
});

export const messageEchoed = (parts: Partial<MessageEchoed> & { externalId: string; to: Sender }): MessageEchoed => ({
  type: 'message_echoed',
  ...BARE,
  ...parts,
});

export const messageImported = (parts: Partial<MessageImported> & { externalId: string; client: Sender }): MessageImported => ({
  type: 'message_imported',
  direction: 'to_client',
  status: 'sent',
  awaitsAttachment: false,
  ...BARE,
  ...parts,
});

export const statusChanged = (parts: Partial<StatusChanged> & Pick<StatusChanged, 'externalId' | 'status'>): StatusChanged => ({
  type: 'status_changed',
  at: null,
  error: null,
  ourMessageId: null,
  recipient: [],
  pricing: null,
  ...parts,
});

export const templateChanged = (parts: Partial<TemplateChanged> & Pick<TemplateChanged, 'name' | 'language'>): TemplateChanged => ({
  type: 'template_changed',
  externalId: null,
  status: null,
  category: null,
  reason: null,
  ...parts,
});

export const channelNotice = (severity: ChannelNotice['severity'], code: string, text: string): ChannelNotice => ({
  type: 'channel_notice',
  severity,
  code,
  text,
});

export const nothing = (reason: string): Ignored => ({ type: 'ignored', reason });

export const person = (identities: ClientIdentity[], parts: Partial<Sender> = {}): Sender => ({
  identities,
  name: null,
  username: null,
  phone: null,
  avatar: null,
  ...parts,
});

export const file = (parts: Partial<AnnouncedAttachment> & Pick<AnnouncedAttachment, 'kind'>): AnnouncedAttachment => ({
  name: null,
  mime: null,
  mediaId: null,
  url: null,
  ...parts,
});

export const seconds = (value: number): Date => new Date(value * 1000);
