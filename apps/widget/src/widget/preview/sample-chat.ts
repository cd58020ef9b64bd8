import type { Chat, ChatFile, ChatMessage, ChatState, ChannelConfig } from '../../sdk/index.js';

/** A chat without a server: what the console shows while an admin chooses how his widget looks. */
export class SampleChat implements Chat {
  private readonly listeners = new Set<(state: ChatState) => void>();
  private written = 0;

  constructor(public state: ChatState) {}

  subscribe(listener: (state: ChatState) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  change(part: Partial<ChatState>): void {
    this.state = { ...this.state, ...part };
    this.listeners.forEach((listener) => listener(this.state));
  }

  send(text: string): ChatMessage {
    this.written += 1;
    const message = aMessage({ key: `written ${this.written}`, type: 'IN', text, date: new Date().toISOString() });
    this.change({ messages: [...this.state.messages, message] });
    return message;
  }

  pressButton(message: ChatMessage, button: { text: string; payload?: string }): ChatMessage {
    const press = { payload: button.payload ?? button.text, text: button.text };
    const pressed = { ...this.send(button.text), press, quotes: message.id };
    this.change({ messages: this.state.messages.map((one) => (one.key === pressed.key ? pressed : one)) });
    return pressed;
  }

  sendFile(_file: ChatFile, text = '📎'): ChatMessage {
    return this.send(text);
  }

  loadConfig = (): Promise<ChannelConfig> =>
    this.state.config ? Promise.resolve(this.state.config) : Promise.reject(new Error('No channel'));
  isKnown = (): Promise<boolean> => Promise.resolve(true);
  connect = (): Promise<void> => Promise.resolve();
  forget = (): Promise<void> => Promise.resolve();
  loadOlder = (): Promise<boolean> => Promise.resolve(false);
  rate = (): Promise<void> => Promise.resolve();
  identify = (): ReturnType<Chat['identify']> => Promise.resolve({ id: 'sample', verified: false, name: null, email: null });
  close = (): void => undefined;
  retry = (): void => undefined;
  discard = (): void => undefined;
  markRead = (): void => undefined;
  setTyping = (): void => undefined;
  setClientData = (): void => undefined;
}

export function aMessage(given: Partial<ChatMessage>): ChatMessage {
  return {
    key: given.id ?? '',
    id: null,
    clientId: null,
    type: 'OUT',
    status: 'DELIVERED',
    read: 'READ',
    date: '',
    text: null,
    buttons: [],
    attachments: [],
    pending: [],
    location: null,
    contacts: [],
    press: null,
    quotes: null,
    operator: null,
    edited: false,
    deleted: false,
    problem: null,
    ...given,
  };
}
