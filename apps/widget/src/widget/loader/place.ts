import css from './launcher.css?inline';

/** Our corner of somebody's page: nothing of the page's style comes in, nothing of ours goes out. */
export function makePlace(): { element: HTMLElement; root: ShadowRoot } {
  const element = document.createElement('deskwire-widget');
  // By property, not by attribute: a page's policy may forbid styles in its markup.
  Object.assign(element.style, { all: 'initial', position: 'fixed', zIndex: '2147483000', inset: 'auto', pointerEvents: 'none' });
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheetOf(css)];
  return { element, root };
}

/** A sheet that needs no `style` element, which policies forbid too. */
export function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Keeps the element on the page when a script of the page exchanges what is in it, or the whole body. */
export function keepOnPage(element: HTMLElement): void {
  const observer = new MutationObserver(() => place());
  const place = (): void => {
    if (!element.isConnected) document.body.append(element);
    observer.disconnect();
    observer.observe(document.documentElement, { childList: true });
    observer.observe(document.body, { childList: true });
  };
  if (document.body) place();
  else document.addEventListener('DOMContentLoaded', place, { once: true });
}
