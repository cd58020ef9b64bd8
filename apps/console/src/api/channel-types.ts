import type { Limits } from './types.js';

export interface TransportField {
  name: string;
  secret: boolean;
  required: boolean;
  /** Key of the label in the texts of the channels. */
  label: string;
  example: string;
  /** Made by the server when it is left empty. */
  generated: boolean;
  /** A closed list of values, the first of them the usual one. */
  choices: string[] | null;
  /** Asked for only where this setting has this value. */
  when: { setting: string; is: string } | null;
}

/** What a kind of messenger takes. */
export interface TransportLimits extends Limits {
  /** Files of these kinds carry the text below them; beside any other it is a message of its own. */
  captionedKinds: string[];
  /** 0 = buttons are numbered lines of the text, and the number is the answer. */
  payloadLength: number;
  listRows: number;
  /** Kinds of buttons that it shows, or carries as lines of the text. */
  buttonKinds: string[];
  attachmentBytes: Record<string, number>;
}

/** A kind of messenger, as its connector describes it. */
export interface Transport {
  transport: string;
  limits: TransportLimits;
  features: TransportFeatures;
  fields: TransportField[];
  can: { check: boolean; subscribe: boolean; signIn: boolean; poll: boolean; templates: boolean; begin: ('phone' | 'username')[] };
}

export interface TransportFeatures {
  quotes: boolean;
  location: boolean;
  contacts: boolean;
  templates: boolean;
  statuses: string[];
  actions: string[];
  reactions: string[] | null;
}

/** Who the credentials belong to, in the provider's words. */
export interface ChannelAccount {
  id: string | null;
  name: string | null;
  phone: string | null;
}

/** What the provider said at the last check. */
export interface ChannelCheckError {
  field: string | null;
  /** Key of a sentence (`channelRefusal.<reason>`). */
  reason: string;
  /** The provider's own words. */
  detail: string | null;
}

export type ChannelSessionState = 'signed_out' | 'awaits_qr' | 'awaits_code' | 'awaits_password' | 'connecting' | 'open';

/** Where the sign-in of a personal number stands. */
export interface ChannelSession {
  state: ChannelSessionState;
  /** What the QR code holds, or a data URL of its picture. */
  qr: string | null;
  /** Key of a sentence (`channelSession.<problem>`). */
  problem: string | null;
  account: string | null;
}

export interface TemplatesState {
  count: number;
  triedAt: string | null;
  syncedAt: string | null;
  error: string | null;
  nextAt: string | null;
}

/** What came of asking for the list now. */
export interface TemplatesRefresh {
  count: number;
  syncedAt: string | null;
  /** Why it could not be read; the list of before stays. */
  error: string | null;
  /** The provider has not answered yet: the list changes when it does. */
  running: boolean;
}

export interface HistoryImport {
  state: 'running' | 'paused' | 'done' | 'failed';
  /** The provider's own word of how much it has handed over, 0 to 100. */
  progress: number;
  messages: number;
  messagesDone: number;
  /** Messages that were there already. */
  messagesKnown: number;
  startedAt: string;
  finishedAt: string | null;
  error: string | null;
}

export interface Channel {
  id: number;
  transport: string;
  key: string;
  name: string;
  phone: string | null;
  accountName: string | null;
  state: 'active' | 'paused' | 'broken';
  settings: Record<string, unknown>;
  webhookPath: string;
  /** How updates reach us. */
  delivery: 'webhook' | 'polling' | 'gateway' | 'own';
  webhookSetUp: 'automatic' | 'by_hand' | 'none';
  checkedAt: string | null;
  checkError: ChannelCheckError | null;
  lastInboundAt: string | null;
  lastOutboundAt: string | null;
  lastError: string | null;
  lastErrorAt: string | null;
  quarantined: number;
  groupIds: number[];
  autoAssign: boolean;
  session: ChannelSession | null;
  templates: TemplatesState | null;
  historyImport: HistoryImport | null;
}

export type TemplateStatus = 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled' | 'deleted';

/** A message template as its provider lists it. */
export interface ListedTemplate {
  name: string;
  language: string;
  externalId: string | null;
  status: TemplateStatus;
  category: string | null;
  /** Why it was rejected or paused, in the provider's words. */
  reason: string | null;
  header: { kind: 'text'; text: string } | { kind: 'image' | 'video' | 'document' | 'location' } | null;
  body: string;
  footer: string | null;
  buttons: { kind: 'quick_reply' | 'url' | 'phone' | 'copy_code' | 'other'; text: string; url?: string; phone?: string }[];
}

export interface QuarantinedUpdate {
  id: number;
  reason: 'unparsable' | 'not_served' | 'item_failed';
  error: string;
  receivedAt: string;
  replayedAt: string | null;
  /** The first 4 KB of what the provider sent. */
  body: string;
}
