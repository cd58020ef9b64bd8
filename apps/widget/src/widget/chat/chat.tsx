import { render } from 'preact';
import { createChat, type Chat, type ClientData } from '../../sdk/index.js';
import type { Chat as ChatDesk, Identity, WidgetHost } from '../host.js';
import { keptOpen } from '../kept.js';
import css from './chat.css?inline';
import { fillsScreen } from './frame/full-screen.js';
import { chime, TitleCount, watchNews } from './news.js';
import { isMine } from './thread/rows.js';
import { Widget } from './widget.js';

/** Puts the chat, closed, into the place that the loader has made. */
export function mount(host: WidgetHost): ChatDesk {
  return new MountedChat(host);
}

class MountedChat implements ChatDesk {
  private readonly chat: Chat;
  private readonly box = document.createElement('div');
  private readonly title = new TitleCount();
  private readonly kept;
  private isOpen = false;
  private takesFocus = true;

  constructor(private readonly host: WidgetHost) {
    this.chat = createChat({ baseUrl: host.base, channel: host.channelKey });
    this.kept = keptOpen(host.channelKey);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    host.root.adoptedStyleSheets.push(sheet);
    // Before the launcher, so that Tab goes from the window to the button below it.
    host.root.prepend(this.box);
    this.chat.subscribe(({ unread }) => this.count(unread));
    watchNews(this.chat, (message) => {
      const mine = isMine(message);
      host.tell('message', { id: message.id ?? message.key, text: message.text, mine });
      if (!mine) chime(host.channelKey);
    });
    this.draw();
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
    this.draw();
    this.host.opened(open);
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

  private draw(): void {
    const { channelKey, look, locale } = this.host;
    render(
      <Widget
        chat={this.chat}
        look={look}
        locale={locale}
        channelKey={channelKey}
        open={this.isOpen}
        takesFocus={this.takesFocus}
        close={() => this.close()}
        rated={(score) => this.host.tell('rated', { score })}
      />,
      this.box,
    );
  }
}
