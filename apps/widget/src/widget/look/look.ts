import type { ChannelConfig } from '../../sdk/protocol.js';
import { contrast, parseColour, readableOn, textOn } from './colour.js';

export type Locale = 'en' | 'ru';
export type Look = ChannelConfig['look'];

const OWN_COLOUR = '#0b677d';

/** The brand's colour; ours where the setting is no colour, so that nothing a setting holds reaches the page's style. */
export const brandOf = (look: Pick<Look, 'color'>): string => (parseColour(look.color) ? look.color : OWN_COLOUR);

/** Asked in this order: the site's tag, the channel, the page, the browser. */
export function localeOf(...wishes: (string | null | undefined)[]): Locale {
  const wish = wishes.find((one) => one && one !== 'auto') ?? 'en';
  return wish.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

/** The surfaces of `chat.css` that text of the brand's colour stands on. */
const SURFACES = { light: ['#ffffff', '#f3f5f6'], dark: ['#161c20', '#222a30'] } as const;

/** The colours that follow from the brand's, readable in the theme whatever the brand's is. */
export function brandColours(look: Pick<Look, 'color'>, theme: 'light' | 'dark'): Record<string, string> {
  const brand = brandOf(look);
  const [surface] = SURFACES[theme];
  return {
    '--dw-brand': brand,
    '--dw-on-brand': textOn(brand),
    '--dw-accent': readableOn(SURFACES[theme], brand),
    // Where the brand's colour melts into the surface, what is filled with it needs an edge.
    '--dw-brand-edge': contrast(brand, surface) < 1.5 ? 'var(--dw-line-strong)' : brand,
  };
}
