import type { NotificationSettings } from '../../api/notifications.js';
import { isQuiet } from '../../ui/notices/quiet.js';
import type { Notice } from './notices.js';

export interface Situation {
  settings: NotificationSettings;
  /** "23:15" of the company's day. */
  time: string;
  /** Chats that some tab of this browser is looking at. */
  looked: ReadonlySet<string>;
  /** Some tab of this browser has the focus. */
  isHere: boolean;
  /** This tab speaks for all of them. */
  leads: boolean;
}

export interface Plan {
  /** One sound for what comes together. */
  sound: string | null;
  /** The last of each chat. */
  desktop: Notice[];
  blink: Notice | null;
  /** What is to be done again, said on the page itself: a line in a list is easily overlooked. */
  reminders: Notice[];
}

const lastOfEach = (notices: readonly Notice[]): Notice[] => [...new Map(notices.map((notice) => [notice.chat, notice])).values()];

/**
 * What this tab does about news. Nothing while their chat is looked at, nothing in the quiet hours; one tab sounds and shows notes of the
 * system, and notes only while one is elsewhere; every tab that is not looked at may blink. What was put off is said on every page that does not show it, in the quiet hours
 * too: it wakes nobody.
 */
export function planFor(notices: readonly Notice[], { settings, time, looked, isHere, leads }: Situation): Plan {
  const quiet = isQuiet(settings.quiet, time);
  const unseen = notices.filter(({ chat }) => !looked.has(chat));
  const heard = quiet ? [] : unseen;
  const terms = (notice: Notice) => settings.kinds[notice.kind];
  return {
    sound: leads ? (heard.map((notice) => terms(notice).sound).find((sound) => sound !== null) ?? null) : null,
    desktop: leads && !isHere ? lastOfEach(heard.filter((notice) => terms(notice).desktop)) : [],
    blink: isHere ? null : (heard.findLast((notice) => terms(notice).blink) ?? null),
    reminders: unseen.filter(({ about }) => about === 'snooze_over'),
  };
}
