import type { ChannelActionKind } from './channel-action.js';
import { MOST_PAYLOAD_CHARACTERS } from '../scenarios/sent-payload.js';
import type { AttachmentKind, MessageButton } from './content.js';
import { ButtonsDoNotFit, FileTooLarge, TextTooLong } from './messages.errors.js';

/** What a channel can carry; the connector's own table has this shape. */
export interface MessageLimits {
  textLength: number;
  captionLength: number;
  /** Files of these kinds carry the text below them; beside any other it is a message of its own. */
  captionedKinds: readonly AttachmentKind[];
  buttons: number;
  buttonTitleLength: number;
  /** What a button carries; for a longer payload its reference travels. 0: buttons are numbered lines, the number is the answer. */
  payloadLength: number;
  payloadUnit: 'characters' | 'bytes';
  listRows: number;
  /** Kinds of buttons that the channel shows, or carries as text. */
  buttonKinds: readonly MessageButton['type'][];
  /** How long after the client's last message free texts may be sent; null = always. */
  replyWindowHours: number | null;
  attachmentBytes: Record<AttachmentKind, number>;
}

/** What else a channel carries; the connector's own table has this shape too. */
export interface MessageFeatures {
  location: boolean;
  contacts: boolean;
  templates: boolean;
  actions: readonly ChannelActionKind[];
  /** Emoji that may be used to react; null = any. */
  reactions: readonly string[] | null;
  /** The chat itself asks its client to rate what was closed. */
  ownRating?: boolean;
}

export interface ChannelAbilities {
  limits: MessageLimits;
  features: MessageFeatures;
}

interface Outgoing {
  text: string | null;
  files: { name: string; size: number; kind: AttachmentKind }[];
  buttons: MessageButton[];
}

/** Length as people count it: an emoji is not two characters. */
export const lengthOf = (text: string): number => [...text].length;

/** Refuses what the channel would refuse, before it is stored and while the writer can still change it. */
export function assertFits({ text, files, buttons }: Outgoing, limits: MessageLimits): void {
  const [first] = files;
  const textLimit = first && limits.captionedKinds.includes(first.kind) ? limits.captionLength : limits.textLength;
  if (text !== null && lengthOf(text) > textLimit) throw new TextTooLong(textLimit);
  for (const file of files) {
    // A picture that is too large to be shown as one still travels as a document.
    const most = Math.max(limits.attachmentBytes[file.kind], limits.attachmentBytes.document);
    if (file.size > most) throw new FileTooLarge(file.name, most);
  }
  assertButtonsFit(buttons, limits);
}

function assertButtonsFit(buttons: MessageButton[], limits: MessageLimits): void {
  if (buttons.length > Math.max(limits.buttons, limits.listRows)) {
    throw new ButtonsDoNotFit(`This channel carries ${Math.max(limits.buttons, limits.listRows)} buttons at most; take some away`);
  }
  for (const { type, text: title, payload } of buttons) {
    if (!limits.buttonKinds.includes(type)) {
      const known = limits.buttonKinds.join(', ') || 'none at all';
      throw new ButtonsDoNotFit(`This channel has no buttons of the kind "${type}" (it has: ${known}); take "${title}" away`);
    }
    if (lengthOf(title) > limits.buttonTitleLength) {
      throw new ButtonsDoNotFit(`The button "${title}" is longer than ${limits.buttonTitleLength} characters; shorten it`);
    }
    // What the channel has no room for stays with us; only what no scenario needs is refused.
    if (payload && lengthOf(payload) > MOST_PAYLOAD_CHARACTERS) {
      throw new ButtonsDoNotFit(`The payload of the button "${title}" is longer than ${MOST_PAYLOAD_CHARACTERS} characters; shorten it`);
    }
  }
}

const HOUR_MS = 3_600_000;

/** Whether the channel takes free texts: only for some hours after the client's last message, where it has such a rule. */
export function isReplyWindowOpen(
  lastInboundAt: Date | null,
  now: Date,
  { replyWindowHours }: Pick<MessageLimits, 'replyWindowHours'>,
): boolean {
  if (replyWindowHours === null) return true;
  return lastInboundAt !== null && now.getTime() - lastInboundAt.getTime() < replyWindowHours * HOUR_MS;
}
