import { textOn } from '../look/colour.js';
import { brandOf, type Locale, type Look } from '../look/look.js';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE =
  'M12 3.5c-5 0-9 3.4-9 7.7 0 2.3 1.2 4.4 3.1 5.8-.1 1.2-.6 2.3-1.4 3.1-.3.3-.1.8.3.8 2 0 3.6-.7 4.7-1.6.7.1 1.5.2 2.3.2 5 0 9-3.4 9-7.7s-4-8.3-9-8.3z';
const CHEVRON = 'm6 9.5 6 6 6-6';

const WORDS: Record<Locale, { open: string; close: string; unread: (count: number) => string }> = {
  en: { open: 'Open the chat', close: 'Close the chat', unread: (count) => `unread messages: ${count}` },
  ru: { open: 'Открыть чат', close: 'Закрыть чат', unread: (count) => `непрочитанных сообщений: ${count}` },
};

/** The button on the site's page. */
export class Launcher {
  readonly button = document.createElement('button');
  private readonly badge = document.createElement('span');
  private count = 0;

  constructor(
    look: Look,
    private readonly locale: Locale,
  ) {
    const { button, badge } = this;
    button.type = 'button';
    button.className = 'launcher';
    button.append(icon(BUBBLE, 'opens'), icon(CHEVRON, 'closes'));
    if (look.launcherText) {
      const words = document.createElement('span');
      words.className = 'words';
      words.textContent = look.launcherText;
      button.append(words);
      button.dataset['words'] = '';
    }
    badge.className = 'badge';
    badge.setAttribute('aria-hidden', 'true');
    button.append(badge);
    this.wear(look);
    this.setOpen(false);
  }

  wear(look: Look): void {
    this.button.dataset['position'] = look.position;
    this.button.style.setProperty('--dw-brand', brandOf(look));
    this.button.style.setProperty('--dw-on-brand', textOn(brandOf(look)));
  }

  setOpen(open: boolean): void {
    this.button.setAttribute('aria-expanded', String(open));
    this.tellName();
  }

  setBusy(busy: boolean): void {
    this.button.setAttribute('aria-busy', String(busy));
  }

  setUnread(count: number): void {
    this.count = count;
    this.tellName();
  }

  private tellName(): void {
    const { button, badge, count } = this;
    const words = WORDS[this.locale];
    const open = button.getAttribute('aria-expanded') === 'true';
    badge.hidden = open || count === 0;
    badge.textContent = count > 99 ? '99+' : String(count);
    button.setAttribute('aria-label', open ? words.close : count > 0 ? `${words.open}, ${words.unread(count)}` : words.open);
  }
}

/** Drawn element by element: pages may forbid markup made of text. */
function icon(path: string, className: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  const filled = path === BUBBLE;
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', class: className }))
    svg.setAttribute(name, value);
  for (const [name, value] of Object.entries({
    d: path,
    fill: filled ? 'currentColor' : 'none',
    stroke: filled ? 'none' : 'currentColor',
    'stroke-width': '2.2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  }))
    line.setAttribute(name, value);
  svg.append(line);
  return svg;
}
