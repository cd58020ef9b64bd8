import type { Chat, ChatModule, WidgetHost } from '../host.js';
import { keptOpen } from '../kept.js';
import { localeOf, type Look } from '../look/look.js';
import { listenToSite, Listeners, type Desk } from './commands.js';
import { Launcher } from './launcher.js';
import { askConfig, isKnownVisitor } from './channel.js';
import { keepOnPage, makePlace } from './place.js';
import { ownTag, type Tag } from './tag.js';

/** Name of the chat's file in this build. */
declare const CHAT_FILE: string;

/** From the tag to the button on the page. The chat itself is fetched when somebody wants it, or when something waits in it. */
class Loader implements Desk {
  readonly listeners = new Listeners();
  private readonly waiting: ((chat: Chat) => void)[] = [];
  private readonly place = makePlace();
  private launcher: Launcher | null = null;
  private host: WidgetHost | null = null;
  private chat: Chat | null = null;
  private coming = false;
  private isOpen = false;

  constructor(private readonly tag: Tag) {}

  async start(): Promise<void> {
    const config = await askConfig(this.tag);
    if (!config) return;
    const { look } = config;
    const locale = localeOf(this.tag.language, look.locale, document.documentElement.lang, navigator.language);
    this.launcher = new Launcher(look, locale);
    this.launcher.button.addEventListener('click', () => this.toggle());
    this.place.root.append(this.launcher.button);
    keepOnPage(this.place.element);
    this.host = this.lend(look, locale, this.launcher);
    if (keptOpen(this.tag.channelKey).value) this.whenThere((chat) => chat.open(false));
    else if (this.waiting.length > 0 || isKnownVisitor(this.tag)) whenIdle(() => void this.bring());
  }

  open(): void {
    this.whenThere((chat) => chat.open());
  }

  close(): void {
    if (this.chat) this.chat.close();
    else this.waiting.length = 0;
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else this.open();
  }

  whenThere(action: (chat: Chat) => void): void {
    if (this.chat) return action(this.chat);
    this.waiting.push(action);
    void this.bring();
  }

  private async bring(): Promise<void> {
    const { host, launcher } = this;
    if (!host || !launcher || this.chat || this.coming) return;
    this.coming = true;
    launcher.setBusy(true);
    try {
      const module = (await import(/* @vite-ignore */ `${this.tag.base}/${CHAT_FILE}`)) as ChatModule;
      this.chat = module.mount(host);
      for (const action of this.waiting.splice(0)) action(this.chat);
      this.listeners.tell('ready', undefined);
    } catch (error) {
      // The button stays: the next click tries again.
      console.error(error);
    } finally {
      this.coming = false;
      launcher.setBusy(false);
    }
  }

  private lend(look: Look, locale: WidgetHost['locale'], launcher: Launcher): WidgetHost {
    return {
      base: this.tag.base,
      channelKey: this.tag.channelKey,
      root: this.place.root,
      look,
      locale,
      launcher: launcher.button,
      opened: (open) => {
        this.isOpen = open;
        launcher.setOpen(open);
        this.listeners.tell(open ? 'open' : 'close', undefined);
      },
      unread: (count) => {
        launcher.setUnread(count);
        this.listeners.tell('unread', count);
      },
      tell: (event, detail) => this.listeners.tell(event, detail),
    };
  }
}

function whenIdle(action: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(action, { timeout: 2_000 });
  else setTimeout(action, 300);
}

const tag = ownTag();
// A page that carries the tag twice, or loads it again when it shows its next view, still has one button.
if (tag && !window.Deskwire?.running) {
  const loader = new Loader(tag);
  listenToSite(loader);
  void loader.start();
}
