/** The kinds of news that an operator hears of, each in his own way. */
export const NOTIFICATION_KINDS = ['client', 'new_dialogs', 'personal', 'group'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export interface NotificationTerms {
  /** Name of a sound that the console has; null = silent. */
  sound: string | null;
  /** A note of the system, from an open tab or, with none open, by Web Push. */
  desktop: boolean;
  /** The tab's title blinks. */
  blink: boolean;
  /** Whether notes show who wrote and what. */
  preview: boolean;
}

/** Times of the company's day, "22:00"; `from` later than `to` goes over midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

export interface NotificationSettings {
  kinds: Record<NotificationKind, NotificationTerms>;
  quiet: QuietHours | null;
}

const USUAL: Omit<NotificationTerms, 'sound'> = { desktop: true, blink: true, preview: true };

/** Of somebody who has chosen nothing. */
export const USUAL_SETTINGS: NotificationSettings = {
  kinds: {
    client: { sound: 'drop', ...USUAL },
    new_dialogs: { sound: 'drop', ...USUAL },
    personal: { sound: 'chime', ...USUAL },
    group: { sound: 'knock', ...USUAL },
  },
  quiet: null,
};

/** Whether `time`, "23:15" of the company's day, is within the quiet hours. */
export function isQuiet(quiet: QuietHours | null, time: string): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  const { from, to } = quiet;
  return from < to ? time >= from && time < to : time >= from || time < to;
}
