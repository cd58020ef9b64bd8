export type Ability = 'voice' | 'location' | 'quote' | 'react' | 'edit' | 'revoke' | 'read' | 'start' | 'block' | 'echo';

/** What the simulator's server says about the phones that a visitor can play. */
export interface SimulatedChannel {
  channelKey: string;
  transport: string;
  channelName: string;
  number: string | null;
  /** What this messenger's phone can do beside writing, sending files and pressing buttons. */
  abilities: readonly Ability[];
}

export interface SimAttachment {
  kind: 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';
  name: string | null;
  mime: string | null;
  url: string;
}

/** One with an address opens it and can't be pressed. */
export interface SimButton {
  payload: string;
  title: string;
  url?: string;
}

export interface SimLocation {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}

/** `in` goes from this phone to the company, `out` comes from the company to this phone. */
export interface SimMessage {
  id: string;
  direction: 'in' | 'out';
  text: string | null;
  attachment?: SimAttachment | null;
  buttons?: SimButton[] | null;
  location?: SimLocation | null;
  quotes?: string | null;
  reaction?: string | null;
  status?: 'sending' | 'sent' | 'failed' | null;
  /** Of a press: the payload of the button, and whether the company has answered it. */
  pressed?: string;
  answered?: boolean;
  edited?: boolean;
  deleted?: boolean;
  at: string;
}

export const FAILURES = ['none', '429', '500', 'timeout', 'answer_lost', 'window', 'blocked', 'async_failed', 'template'] as const;
export type Failure = (typeof FAILURES)[number];

export interface PhoneSettings {
  autoRead: boolean;
  failNext: Failure;
  /** The phone's owner has blocked the company. */
  blocked?: boolean;
}

export interface PhoneState {
  client: { id: string; name: string; phone: string | null };
  messages: SimMessage[];
  settings: PhoneSettings;
}

/** One phone of this browser: a client of one channel. Name and number let it come back after the simulator forgot it. */
export interface PhoneRef {
  channelKey: string;
  clientId: string;
  name: string;
  phone: string | null;
}

/** A number as people write it; the simulator keeps digits only. */
export const shownNumber = (phone: string | null | undefined): string => (phone && /^\d+$/.test(phone) ? `+${phone}` : (phone ?? ''));

export const phoneKey = (phone: Pick<PhoneRef, 'channelKey' | 'clientId'>): string => `${phone.channelKey}/${phone.clientId}`;

export interface OutgoingFile {
  kind: 'image' | 'video' | 'audio' | 'document';
  name: string;
  mime: string;
  blob: Blob;
  voice: boolean;
}
