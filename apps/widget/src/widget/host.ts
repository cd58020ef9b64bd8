import type { Locale, Look } from './look/look.js';

/** What the loader lends to the chat: the same place on the page, the same words, one way to tell the site what happens. */
export interface WidgetHost {
  /** Where the product is: `https://chat.example.com`. */
  base: string;
  channelKey: string;
  root: ShadowRoot;
  look: Look;
  locale: Locale;
  launcher: HTMLButtonElement;
  /** The chat was opened or closed by whatever means. */
  opened(open: boolean): void;
  unread(count: number): void;
  tell<E extends keyof WidgetEvents>(event: E, detail: WidgetEvents[E]): void;
}

/** What a site may listen to: `Deskwire('on', 'message', handler)`. */
export interface WidgetEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  /** How many messages of operators wait. */
  unread: number;
  /** A message of either side; `mine` says whose. */
  message: { id: string; text: string | null; mine: boolean };
  /** The visitor rated the conversation. */
  rated: { score: number };
}

/** The visitor as the site knows him. `hash` proves the `id`: HMAC-SHA256 of it with the channel's identity secret, in hex. */
export interface Identity {
  id?: string;
  hash?: string;
  name?: string;
  email?: string;
  phone?: string;
}

/** The chat once it is there. */
export interface Chat {
  /** `takesFocus` unless the visitor did not ask for it just now. */
  open(takesFocus?: boolean): void;
  close(): void;
  identify(who: Identity): void;
  setData(data: Record<string, string>): void;
  /** The visitor left the site's account: the next one at this browser must not read his messages. */
  forget(): void;
}

export interface ChatModule {
  mount(host: WidgetHost): Chat;
}
