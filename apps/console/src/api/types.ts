import type { InternalChatRow, InternalMessage } from './internal-chats.js';
import type { OnboardingField, OnboardingStepId } from './onboarding.js';
import type { MessageButton, MessageContent, Referral } from './message-content.js';
import type { components } from './schema.js';

export type { Company, WorkingPeriod } from './company-types.js';
export type { MessageButton, MessageContent, Referral };

/** The answers of `/api` and `/ws`. Times are ISO 8601 in UTC. */

export type Locale = 'ru' | 'en';
export type ColorScheme = 'auto' | 'light' | 'dark';
export type OperatorStatus = 'online' | 'away' | 'offline';
export type Role = 'admin' | 'supervisor' | 'operator';

export interface Named {
  id: number;
  name: string;
}

export type Permission = components['schemas']['Permission'];

export interface Me {
  operator: {
    id: number;
    email: string;
    firstName: string;
    lastName: string | null;
    /** First name and initial, as colleagues see it. */
    name: string;
    phone: string | null;
    /** With a custom role, the role that it counts as. */
    role: Role;
    customRole: Named | null;
    locale: Locale;
    colorScheme: ColorScheme;
    status: OperatorStatus;
    /** One of the company's own. */
    statusId: number | null;
    statusName: string | null;
    takesPartInQueue: boolean;
    /** Whether the log-in asks for a code. */
    secondFactor: boolean;
  };
  company: { id: number; name: string; timeZone: string };
  /** What he may open and do. */
  permissions: Permission[];
  csrfToken: string;
  demo: boolean;
  /** Somebody of the platform is looking, not the operator himself. */
  technicalAccess: boolean;
  /** He works in a frame of another site's page; null = in a browser of his own. */
  frame: MyFrame | null;
}

/** What the server lets a frame do. */
export type MyFrame = components['schemas']['MyFrame'];
export type FrameAction = components['schemas']['FrameAction'];

/** What the pages before log-in may know. */
export interface PublicInfo {
  demo: boolean;
  demoEmail: string | null;
  simulator: boolean;
  version: string;
}

export interface Operator {
  id: number;
  name: string;
  firstName: string;
  lastName: string | null;
  role: Role;
  status: OperatorStatus;
  /** One of the company's own. */
  statusId: number | null;
  statusName: string | null;
  connected: boolean;
  openDialogs: number;
  /** His own limit, else the company's. */
  maxOpenDialogs: number;
  ownMaxOpenDialogs: number | null;
  takesPartInQueue: boolean;
}

export type DialogFilter = 'mine' | 'new' | 'bot' | 'snoozed' | 'all' | 'closed' | 'blocked';

export interface ChannelRef extends Named {
  transport: string;
}

export interface Waits {
  for: 'any' | 'operator';
  operator: Named | null;
  since: string;
  /** From then on the rules leave it to people, unless the client writes again. */
  staleAt: string | null;
}

export interface DialogRow {
  id: number;
  state: 'open' | 'closed';
  client: Named;
  channel: ChannelRef;
  operator: Named | null;
  /** Whose members serve it instead of those of the channel's groups. */
  group: Named | null;
  waits: Waits | null;
  /** `running`: a bot serves it; `paused`: an operator has taken it from the bot. */
  bot: 'running' | 'paused' | null;
  /** Put off until then. */
  snoozedUntil: string | null;
  unreadCount: number;
  readUpToId: number;
  lastMessage: { id: number; kind: MessageKind; preview: string; at: string } | null;
  requestId: number | null;
  /** Since when nothing pays for it: what came since is withheld, and nobody can work on it. */
  blockedAt: string | null;
  withheldMessages: number;
  openedAt: string;
  closedAt: string | null;
}

export interface Limits {
  textLength: number;
  captionLength: number;
  buttons: number;
  buttonTitleLength: number;
}

export interface Client {
  id: number;
  name: string;
  username: string | null;
  phone: string | null;
  email: string | null;
  comment: string | null;
  cardId: number;
  card: CardOfClient;
  identities: { kind: string; value: string }[];
  channel: ChannelRef;
  createdAt: string;
  referral: Referral | null;
  /** Since when the client can't be reached: the bot is blocked, the account deleted. */
  unreachableSince: string | null;
  /** Since when the client is on the black list. */
  blacklistedAt: string | null;
  tags: ClientTag[];
}

/** What is known of the person over all channels. */
export interface CardOfClient {
  id: number;
  title: string | null;
  phones: string[];
  contractNumber: string | null;
  /** By the number of the company's own field. */
  customFields: Record<string, string | number | boolean>;
  /** How many dialogs hang on the card. */
  dialogs: number;
}

/** A tag as it shows on a client. */
export interface ClientTag {
  id: number;
  label: string;
  /** Six hexadecimal digits, without the number sign. */
  backgroundColor: string;
  textColor: string;
}

export interface DialogView extends DialogRow {
  client: Client;
  limits: Limits;
  canWrite: boolean;
  windowClosesAt: string | null;
}

export interface DialogCounters {
  mine: number;
  new: number;
  unread: number;
  /** Dialogs that bots serve. */
  bot: number;
  /** Put off; they count in no other of these. */
  snoozed: number;
  /** Nothing pays for them; they count in no other of these. */
  blockedCount: number;
}

export type MessageKind = 'from_client' | 'to_client' | 'autoreply' | 'system' | 'comment';
export type MessageOrigin = 'client' | 'console' | 'api' | 'phone' | 'history' | 'system';
export type MessageStatus = 'none' | 'queued' | 'sending' | 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';
export type AttachmentKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';

export interface Attachment {
  id: number;
  kind: AttachmentKind;
  name: string | null;
  mime: string | null;
  size: number | null;
  state: 'pending' | 'stored' | 'failed';
  url: string | null;
  error: string | null;
  durationMs: number | null;
  /** Of a voice note: loudness over time, 0 to 255. */
  waveform: number[] | null;
}

export interface Message {
  id: number;
  dialogId: number;
  kind: MessageKind;
  origin: MessageOrigin;
  text: string | null;
  content: MessageContent | null;
  attachments: Attachment[];
  status: MessageStatus;
  error: { code: string | number; detail: string | null; reason: string } | null;
  unconfirmed: boolean;
  operator: Named | null;
  clientMessageId: string | null;
  quoted: { id: number; kind: MessageKind; text: string | null } | null;
  reactions: { emoji: string; by: 'client' | 'operator' }[];
  sentAt: string;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
}

export interface DialogPage {
  items: DialogRow[];
  next: string | null;
}

export interface MessagePage {
  items: Message[];
  before: string | null;
  after: string | null;
}

export interface Upload {
  id: number;
  name: string;
  mime: string;
  size: number;
  kind: AttachmentKind;
  /** A recording is `preparing` until it has become a voice note. */
  state: 'ready' | 'preparing' | 'failed';
  /** Key of the sentence that says why it failed. */
  error: string | null;
  durationMs: number | null;
  waveform: number[] | null;
}

export interface SendMessage {
  clientMessageId: string;
  kind: 'to_client' | 'comment';
  text?: string;
  uploadIds?: number[];
  quotedId?: number;
  buttons?: MessageButton[];
  template?: FilledTemplate;
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  contacts?: { name: string; phones: { phone: string }[] }[];
}

/** A template with its variables filled in; `name` of a variable is null where placeholders are numbered. */
export interface FilledTemplate {
  name: string;
  language: string;
  header: { name: string | null; value: string }[];
  body: { name: string | null; value: string }[];
  buttons: { index: number; kind: 'quick_reply' | 'url' | 'copy_code'; value: string }[];
}

export interface OperatorGroup extends Named {
  autoAssign: boolean;
  operatorIds: number[];
  /** The channels that it serves. */
  channelIds: number[];
}

export interface OperatorPresence {
  id: number;
  name: string;
  status: OperatorStatus;
  /** One of the company's own. */
  statusId: number | null;
  statusName: string | null;
  connected: boolean;
  openDialogs: number;
  takesPartInQueue: boolean;
  maxOpenDialogs: number;
  ownMaxOpenDialogs: number | null;
}

export type LiveEventKind =
  | 'message_added'
  | 'message_changed'
  | 'dialog_changed'
  | 'dialog_hidden'
  | 'dialog_blocked'
  | 'dialog_unblocked'
  | 'client_changed'
  | 'card_changed'
  | 'client_typing'
  | 'run_changed'
  | 'operator_changed'
  | 'channel_changed'
  | 'company_changed'
  | 'onboarding_changed'
  | 'packages_notice'
  | 'webhook_changed'
  | 'scenario_changed'
  | 'ticket_changed'
  | 'rating_changed'
  /** What is told of packages of dialogs may be another now. */
  | 'packages_notice'
  | 'internal_message_added'
  | 'internal_message_changed'
  | 'internal_chat_changed'
  | 'internal_chat_left'
  | 'internal_chat_read';

export interface LiveEvent {
  id: number;
  kind: LiveEventKind;
  dialog?: DialogRow;
  message?: Message;
  operator?: OperatorPresence;
  client?: Client;
  dialogId?: number;
  scenarioId?: number;
  internalMessage?: InternalMessage;
  /** As whoever looks sees it. */
  internalChat?: InternalChatRow;
  /** Of `internal_chat_left`: he is no longer in it. */
  internalChatId?: number;
  internalRead?: { chatId: number; operatorId: number; readUpToId: number };
  /** Of `card_changed`. */
  cardId?: number;
  /** Of `run_changed`: the run that took a step. */
  runId?: number;
  onboarding?: { step: OnboardingStepId | null; field?: OnboardingField };
}

export interface Viewer extends Named {
  typing: boolean;
}

export type ServerFrame =
  | { type: 'hello'; lastEventId: number; heartbeatSeconds: number }
  | { type: 'events'; lastEventId: number; events: LiveEvent[] }
  | { type: 'reload' }
  | { type: 'pong' }
  | { type: 'viewers'; dialogId: number; viewers: Viewer[] }
  | { type: 'internal_typing'; chatId: number; operator: Named };

export type ClientFrame =
  | { type: 'ping' }
  | { type: 'viewing'; dialogId: number | null }
  | { type: 'typing'; dialogId: number }
  | { type: 'internal_typing'; chatId: number };
