import { createChat, type Chat, type ClientData } from '../../sdk/index.js';
import { fillsScreen } from '../full-screen.js';
import type { Chat as ChatDesk, Identity, WidgetHost } from '../host.js';
import { keptOpen } from '../kept.js';
import { chime, TitleCount, watchNews } from './news.js';
import { isMine } from './thread/rows.js';
import type { WidgetProps } from './widget.js';

/** The line to the product: what is unread, what comes in. The window is fetched when it is opened. */
export function mount(host: WidgetHost): ChatDesk {
  return new MountedChat(host);
}

class MountedChat implements ChatDesk {
  private readonly chat: Chat;
  private readonly title = new TitleCount();
  private readonly kept;
  private isOpen = false;
  private takesFocus = true;
  private draw: ((props: WidgetProps) => void) | null = null;

  constructor(private readonly host: WidgetHost) {
    this.chat = createChat({ baseUrl: host.base, channel: host.channelKey });
    this.kept = keptOpen(host.channelKey);
    this.chat.subscribe(({ unread }) => this.count(unread));
    watchNews(this.chat, (message) => {
      const mine = isMine(message);
      host.tell('message', { id: message.id ?? message.key, text: message.text, mine });
      if (!mine) chime(host.channelKey);
    });
    void this.begin();
  }

  open(takesFocus = true): void {
    if (this.isOpen) return;
    this.takesFocus = takesFocus;
    this.turn(true);
    this.chat.setClientData(this.circumstances());
  }

  close(): void {
    if (!this.isOpen) return;
    this.turn(false);
    this.host.launcher.focus({ preventScroll: true });
  }

  identify({ id, hash, ...who }: Identity): void {
    const data: ClientData = { ...who, ...this.circumstances() };
    if (!id || !hash) return this.chat.setClientData(data);
    this.chat.identify({ userId: id, hash }, data).catch((error: Error) => console.warn(`Deskwire: ${error.message}`));
  }

  setData(custom: Record<string, string>): void {
    this.chat.setClientData({ custom });
  }

  forget(): void {
    void this.chat.forget();
  }

  /** Who has chatted here before is connected at once; for others the look is enough until they write. */
  private async begin(): Promise<void> {
    try {
      await this.chat.loadConfig();
      if (await this.chat.isKnown()) await this.chat.connect();
    } catch {
      // The state tells it, and the window shows it.
    }
  }

  private turn(open: boolean): void {
    this.isOpen = open;
    // A window that fills the screen must not meet the visitor on the next page.
    this.kept.value = open && !fillsScreen() ? 'yes' : null;
    this.host.opened(open);
    void this.show();
  }

  private async show(): Promise<void> {
    const { channelKey, look, locale, launcher, root } = this.host;
    if (!this.draw) {
      launcher.setAttribute('aria-busy', 'true');
      try {
        const { makeWindow } = await import('./ui.js');
        this.draw ??= makeWindow(root);
      } catch (error) {
        console.error(error);
        if (this.isOpen) this.turn(false);
        return;
      } finally {
        launcher.setAttribute('aria-busy', 'false');
      }
    }
    this.draw({
      ...{ chat: this.chat, look, locale, channelKey, open: this.isOpen, takesFocus: this.takesFocus },
      close: () => this.close(),
      rated: (score) => this.host.tell('rated', { score }),
    });
  }

  private count(unread: number): void {
    this.host.unread(unread);
    this.title.show(unread);
  }

  private circumstances(): ClientData {
    const { href, origin, pathname } = window.location;
    // What stands behind `?` and `#` may be a token of the site.
    return {
      page: { url: href.startsWith('http') ? `${origin}${pathname}` : href, title: document.title, referrer: document.referrer },
      locale: this.host.locale,
    };
  }
}
