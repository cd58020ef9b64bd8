import type { Chat, Identity, WidgetEvents } from '../host.js';

type Handler = (detail: unknown) => void;

/** `window.Deskwire(command, …)`: what a site's own scripts may ask for. */
export interface Commands {
  (command: 'open' | 'close' | 'toggle' | 'forget'): void;
  (command: 'identify', who: Identity): void;
  (command: 'setData', data: Record<string, string>): void;
  <E extends keyof WidgetEvents>(command: 'on' | 'off', event: E, handler: (detail: WidgetEvents[E]) => void): void;
  /** Calls from before the script was there, left by a stand-in. */
  q?: ArrayLike<unknown>[];
  running?: true;
}

declare global {
  interface Window {
    Deskwire?: Commands;
  }
}

/** Who hears of what happens in the widget. A handler of the site that throws stops neither us nor the next one. */
export class Listeners {
  private readonly handlers = new Map<string, Set<Handler>>();

  on(event: string, handler: Handler): void {
    this.handlers.set(event, (this.handlers.get(event) ?? new Set()).add(handler));
  }

  off(event: string, handler: Handler): void {
    this.handlers.get(event)?.delete(handler);
  }

  tell(event: string, detail: unknown): void {
    for (const handler of this.handlers.get(event) ?? []) {
      try {
        handler(detail);
      } catch (error) {
        console.error(error);
      }
    }
  }
}

/** What the commands work on: the chat may be far away yet, so each says whether it must be brought. */
export interface Desk {
  open(): void;
  close(): void;
  toggle(): void;
  /** Done at once when the chat is there, else as soon as it is. */
  whenThere(action: (chat: Chat) => void): void;
  listeners: Listeners;
}

/** Puts the function on the page and carries out what was asked of its stand-in. */
export function listenToSite(desk: Desk): void {
  const earlier = window.Deskwire?.q ?? [];
  const commands = ((command: string, first: unknown, second: unknown): void => {
    if (command === 'open' || command === 'close' || command === 'toggle') desk[command]();
    else if (command === 'identify') desk.whenThere((chat) => chat.identify((first ?? {}) as Identity));
    else if (command === 'setData') desk.whenThere((chat) => chat.setData((first ?? {}) as Record<string, string>));
    else if (command === 'forget') desk.whenThere((chat) => chat.forget());
    else if ((command === 'on' || command === 'off') && typeof second === 'function')
      desk.listeners[command](String(first), second as Handler);
    else console.warn(`Deskwire: there is no command "${String(command)}"`);
  }) as Commands;
  commands.running = true;
  window.Deskwire = commands;
  for (const call of earlier) (commands as (...given: unknown[]) => void)(...Array.from(call));
}
