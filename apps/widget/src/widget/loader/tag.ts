/** The `script` element that brought us: it says which channel, and its address says where the product is. */
export interface Tag {
  base: string;
  channelKey: string;
  /** `data-language`: what the site wants, whatever the visitor's browser says. */
  language: string | null;
}

export function ownTag(): Tag | null {
  const current = document.currentScript as HTMLScriptElement | null;
  const element = current?.dataset['key'] ? current : document.querySelector<HTMLScriptElement>('script[data-key][src*="/widget.js"]');
  const channelKey = element?.dataset['key'];
  if (!element || !channelKey) return null;
  return { base: new URL('.', element.src).href.replace(/\/$/, ''), channelKey, language: element.dataset['language'] ?? null };
}
