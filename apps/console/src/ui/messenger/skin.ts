import type { MessageButton } from '../../api/types.js';
import classes from './skins.module.css';

/** How a messenger looks, on the simulated phone and where a message is previewed: colours and shapes are its class's variables, the rest is said here. */
export interface Skin {
  name: 'whatsapp' | 'telegram' | 'max' | 'tamtam' | 'site' | 'plain';
  className: string;
  /** A phone in a hand, or a browser's window with the chat on somebody's page. */
  device: 'phone' | 'browser';
  /** What stands beside a message of one's own once the company has it. */
  ticks: 'double' | 'single' | 'none';
  /** Buttons as lines of the bubble, as a keyboard under it, or as chips. */
  buttons: 'lines' | 'keyboard' | 'chips';
  /** A press is a message of one's own, as in WhatsApp; elsewhere the button itself shows it. */
  pressIsMessage: boolean;
  /** More buttons than this are a list that opens from one button. */
  listAbove: number | null;
  /** Kinds that have a button of their own; others are lines of the text. */
  ownButtons: readonly MessageButton['type'][];
  /** Buttons may have a colour. */
  colours: boolean;
  /** Clients are known by a number, so that one may be chosen. */
  numbers: boolean;
}

const WHATSAPP: Skin = {
  ...{ name: 'whatsapp', className: classes.whatsapp!, device: 'phone', ticks: 'double' },
  ...{ buttons: 'lines', pressIsMessage: true, listAbove: 3, numbers: true, ownButtons: ['reply'], colours: false },
};
const TELEGRAM: Skin = {
  ...{ name: 'telegram', className: classes.telegram!, device: 'phone', ticks: 'double' },
  ...{ buttons: 'keyboard', pressIsMessage: false, listAbove: null, numbers: true, ownButtons: ['reply', 'url'], colours: false },
};
const MAX: Skin = { ...TELEGRAM, name: 'max', className: classes.max!, numbers: false };
const TAMTAM: Skin = { ...MAX, name: 'tamtam', className: classes.tamtam!, ticks: 'single' };
const SITE: Skin = {
  ...{ name: 'site', className: classes.site!, device: 'browser', ticks: 'single' },
  ...{ buttons: 'chips', pressIsMessage: true, listAbove: null, numbers: false },
  ...{ ownButtons: ['reply', 'url', 'phone', 'location', 'email'], colours: true },
};
const PLAIN: Skin = { ...SITE, name: 'plain', className: classes.plain!, device: 'phone', ticks: 'none', colours: false };

/** Each kind of channel's; one that nobody has drawn yet looks like a plain app. */
export function skinOf(transport: string | undefined): Skin {
  if (transport?.startsWith('whatsapp')) return WHATSAPP;
  if (transport?.startsWith('telegram')) return TELEGRAM;
  switch (transport) {
    case 'max':
      return MAX;
    case 'tamtam':
      return TAMTAM;
    case 'site-widget':
      return SITE;
    default:
      return PLAIN;
  }
}
