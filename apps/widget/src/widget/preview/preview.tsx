import { render } from 'preact';
import type { ChannelConfig, ChatState } from '../../sdk/index.js';
import css from '../chat/chat.css?inline';
import { Widget } from '../chat/widget.js';
import { Launcher } from '../loader/launcher.js';
import launcherCss from '../loader/launcher.css?inline';
import { localeOf, type Look } from '../look/look.js';
import { SampleChat } from './sample-chat.js';
import { sampleMessages } from './sample-messages.js';

/** What the admin sees change while he edits: the widget itself, with a conversation that nobody had. */
export interface PreviewWishes {
  name: string;
  look: Look;
  askName: boolean;
  askEmail: boolean;
  /** Of the console; counts where the look follows the visitor. */
  locale: string;
  open: boolean;
  /** Before anybody wrote, or in the middle of a conversation. */
  scene: 'greeting' | 'conversation';
}

export interface Preview {
  show(wishes: PreviewWishes): void;
  remove(): void;
}

/** Draws into `place`, which is the whole page to the widget. `turned`: the launcher or the cross was clicked. */
export function mountPreview(place: HTMLElement, turned: (open: boolean) => void): Preview {
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [launcherCss, css, OWN_CSS].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  const box = document.createElement('div');
  const corner = document.createElement('div');
  root.append(box, corner);
  let shownScene = '';
  let chat = new SampleChat(stateOf('conversation', 'en'));

  return {
    show(wishes) {
      const locale = localeOf(wishes.look.locale, wishes.locale);
      const scene = `${wishes.scene} ${locale}`;
      if (scene !== shownScene) chat = new SampleChat(stateOf(wishes.scene, locale));
      shownScene = scene;
      chat.change({ config: configOf(wishes) });
      const launcher = new Launcher(wishes.look, locale);
      launcher.setOpen(wishes.open);
      if (wishes.scene === 'conversation') launcher.setUnread(2);
      launcher.button.addEventListener('click', () => turned(!wishes.open));
      corner.replaceChildren(launcher.button);
      render(
        <Widget
          key={scene}
          chat={chat}
          look={wishes.look}
          locale={locale}
          channelKey="preview"
          open={wishes.open}
          quiet
          close={() => turned(false)}
          rated={() => undefined}
        />,
        box,
      );
    },
    remove() {
      render(null, box);
      corner.replaceChildren();
    },
  };
}

/** The place is a page of its own: what is fixed stays within it. */
const OWN_CSS =
  ':host { display: block; position: relative; overflow: hidden; contain: strict; transform: translateZ(0); --dw-room: var(--preview-height, 640px); --dw-height: 100% }';

const configOf = ({ name, look, askName, askEmail }: PreviewWishes): ChannelConfig => ({
  protocol: 1,
  name,
  look,
  askName,
  askEmail,
  askRating: true,
  online: true,
  limits: { textLength: 4000, attachmentBytes: 20_000_000, attachmentsPerMessage: 10, accept: '' },
});

function stateOf(scene: PreviewWishes['scene'], locale: 'en' | 'ru'): ChatState {
  const messages = scene === 'greeting' ? [] : sampleMessages(locale);
  return {
    connection: 'online',
    config: null,
    visitor: null,
    messages,
    loaded: true,
    hasOlder: false,
    loadingOlder: false,
    unread: 0,
    dialog: scene === 'greeting' ? 'none' : 'open',
    operator: messages.findLast(({ operator }) => operator)?.operator ?? null,
    operatorTyping: false,
    online: true,
    asksRating: false,
    problem: null,
  };
}
