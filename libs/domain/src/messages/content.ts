/** What a message carries besides its text. Every part is optional; connectors fill what the channel gave. */
export interface MessageContent {
  location?: Location;
  contacts?: SharedContact[];
  /** The client pressed a button or chose a list row. */
  press?: ButtonPress;
  /** A filled form (WhatsApp Flow): the answers by field name. */
  form?: { name: string | null; answers: Record<string, unknown> };
  order?: Order;
  /** From the advertisement that the client came by. */
  referral?: Referral;
  /** The catalogue product that the client asks about. */
  product?: { catalogId: string | null; productId: string };
  forwarded?: 'once' | 'many';
  /** A kind we cannot show; the dialog shows a placeholder instead of nothing. */
  unsupported?: { kind: string; code: number | null; reason: string | null };
  /** In a group: who of its members wrote. The group itself is the client. */
  author?: { id: string | null; name: string };
  /** Pictures and videos that were sent together carry the same value. */
  album?: string;
  /** How parts of the text are set; offsets and lengths in UTF-16 units. */
  formatting?: TextFormat[];
  /** The template that we sent, as it was filled in. */
  template?: SentTemplate;
  /** Buttons or a list that we sent. */
  buttons?: MessageButton[];
  /** Which step of which revision said this: a press on it is routed by it, whatever has become of the scenario. */
  scenario?: { runId: number; scenarioId: number; revisionId: number; stepId: string };
  /** A system line: the text is made in the reader's language from the code and its parameters. */
  system?: { code: string; params: Record<string, string | number | null> };
}

export interface TextFormat {
  kind: 'bold' | 'italic' | 'underline' | 'strike' | 'code' | 'pre' | 'spoiler' | 'quote' | 'link';
  offset: number;
  length: number;
  /** Of a link whose address is not its text. */
  url?: string;
}

/**
 * A message template with its variables filled in. Variables are in the order of the template's placeholders; `text` of the
 * message is the body as the client reads it, so that nobody needs the template to read the dialog.
 */
export interface SentTemplate {
  name: string;
  language: string;
  /** The provider's id, where it sends by it. */
  externalId: string | null;
  /** Values of `{{1}}` or `{{name}}` in the header's text. */
  header: TemplateVariable[];
  body: TemplateVariable[];
  /** What the template's buttons carry: payloads of quick replies, endings of addresses, codes to copy. */
  buttons: { index: number; kind: 'quick_reply' | 'url' | 'copy_code'; value: string }[];
}

/** `name` is null where placeholders are numbered. */
export interface TemplateVariable {
  name: string | null;
  value: string;
}

export interface Location {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
  url?: string;
}

export interface SharedContact {
  name: string;
  organisation?: string;
  phones: { phone: string; type?: string; waId?: string }[];
  emails?: string[];
}

export interface ButtonPress {
  payload: string;
  title: string;
  description?: string;
  /** The provider's id of the message that carried the button; absent when the provider did not say. */
  onMessage?: string;
}

export interface MessageButton {
  /** Of a scenario's message: the button's id in its step, by which a press leaves it. Never sent out. */
  id?: string;
  type: 'reply' | 'url' | 'phone' | 'location' | 'email';
  text: string;
  payload?: string;
  url?: string;
  /** A second line, where the channel shows buttons as a list. */
  description?: string;
  /** Where the channel shows colours. */
  color?: ButtonColor;
}

export const BUTTON_COLORS = ['red', 'green', 'blue', 'yellow'] as const;
export type ButtonColor = (typeof BUTTON_COLORS)[number];

export interface Order {
  catalogId: string | null;
  note: string | null;
  items: { productId: string; quantity: number; price: number; currency: string }[];
}

export interface Referral {
  sourceType: string | null;
  sourceId: string | null;
  sourceUrl: string | null;
  headline: string | null;
  body: string | null;
  mediaType: string | null;
  mediaUrl: string | null;
  clickId: string | null;
}

export type AttachmentKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';

/** A file as the provider announced it; it is fetched later, so that no message waits for its file. */
export interface AnnouncedAttachment {
  kind: AttachmentKind;
  name: string | null;
  mime: string | null;
  /** The provider's id of the file, or null when only an address is known. */
  mediaId: string | null;
  url: string | null;
  /** Of sound and video, as the provider says. */
  durationSeconds?: number | null;
  /** Of a voice note: loudness over time, 0 to 255. */
  waveform?: number[] | null;
  /** Already in our own store: the client handed the file to us, and nobody has to fetch it. */
  stored?: { key: string; size: number };
}
