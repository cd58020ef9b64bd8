import type { Channel } from '../../../../api/channel-types.js';

/** How the chat looks on the site and what it asks, as the form edits it and as the widget's preview takes it. */
export interface LookValues {
  title: string;
  color: string;
  position: 'right' | 'left';
  theme: 'auto' | 'light' | 'dark';
  locale: 'auto' | 'ru' | 'en';
  greeting: string;
  launcher_text: string;
  avatar: string;
  ask_name: boolean;
  ask_email: boolean;
  ask_rating: boolean;
}

/** What the server takes where nothing was chosen. */
const USUAL: LookValues = {
  title: '',
  color: '#2f6fed',
  position: 'right',
  theme: 'auto',
  locale: 'auto',
  greeting: '',
  launcher_text: '',
  avatar: '',
  ask_name: false,
  ask_email: false,
  ask_rating: true,
};

/** These have a form of their own; the channel's general one leaves them out. */
export const isLookField = (transport: string, field: string): boolean => transport === 'site-widget' && field in USUAL;

export function lookValues({ settings }: Pick<Channel, 'settings'>): LookValues {
  const values = Object.entries(USUAL).map(([name, usual]) => {
    const stored = settings[name];
    if (stored === undefined || stored === '') return [name, usual];
    return [name, typeof usual === 'boolean' ? stored === 'yes' : String(stored)];
  });
  return Object.fromEntries(values) as LookValues;
}

/** The settings that differ, as the server stores them. */
export function changedLook(before: LookValues, after: LookValues): Record<string, string> {
  const names = (Object.keys(USUAL) as (keyof LookValues)[]).filter((name) => before[name] !== after[name]);
  return Object.fromEntries(
    names.map((name) => [name, typeof after[name] === 'boolean' ? (after[name] ? 'yes' : 'no') : after[name].trim()]),
  );
}

export const isColour = (text: string): boolean => /^#[\da-f]{6}$/i.test(text);
export const isPicture = (text: string): boolean =>
  text === '' || /^https:\/\/\S+$/.test(text) || /^data:image\/(png|jpeg|webp|gif);base64,/.test(text);
