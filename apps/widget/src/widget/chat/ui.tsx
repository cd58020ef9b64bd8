import { render } from 'preact';
import css from './chat.css?inline';
import { Widget, type WidgetProps } from './widget.js';

/** The window itself, fetched when somebody opens it for the first time. */
export function makeWindow(root: ShadowRoot): (props: WidgetProps) => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  const box = document.createElement('div');
  // Before the launcher, so that Tab goes from the window to the button below it.
  root.prepend(box);
  return (props) => render(<Widget {...props} />, box);
}
