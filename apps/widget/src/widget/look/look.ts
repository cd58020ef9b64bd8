import { parseColour } from './colour.js';

export type Locale = 'en' | 'ru';

/** How the widget looks on a site, as its channel's page in the console says. Empty texts stand for our own words. */
export interface Look {
  colour: string;
  position: 'left' | 'right';
  theme: 'auto' | 'light' | 'dark';
  language: 'auto' | Locale;
  title: string;
  subtitle: string;
  greeting: string;
  /** Words beside the launcher; none makes it a round button. */
  launcherText: string;
  /** Address of a picture of ours; null draws the first letters of the title. */
  avatar: string | null;
}

export const DEFAULT_LOOK: Look = {
  colour: '#0b677d',
  position: 'right',
  theme: 'auto',
  language: 'auto',
  title: '',
  subtitle: '',
  greeting: '',
  launcherText: '',
  avatar: null,
};

/** Nothing that a setting holds can break the page it is shown on. */
export function safeLook(given: Partial<Record<keyof Look, unknown>>): Look {
  const words = (name: keyof Look): string => (typeof given[name] === 'string' ? given[name] : '');
  return {
    colour: parseColour(words('colour')) ? words('colour') : DEFAULT_LOOK.colour,
    position: given.position === 'left' ? 'left' : 'right',
    theme: given.theme === 'light' || given.theme === 'dark' ? given.theme : 'auto',
    language: given.language === 'en' || given.language === 'ru' ? given.language : 'auto',
    title: words('title'),
    subtitle: words('subtitle'),
    greeting: words('greeting'),
    launcherText: words('launcherText'),
    avatar: words('avatar') || null,
  };
}

/** Asked in this order: the site's tag, the channel, the page, the browser. */
export function localeOf(...wishes: (string | null | undefined)[]): Locale {
  const wish = wishes.find((one) => one && one !== 'auto') ?? 'en';
  return wish.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}
