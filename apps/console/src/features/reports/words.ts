import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bucket } from '../../api/reports.js';
import { regional } from '../../ui/format.js';
import type { Days } from '../../ui/calendar-days.js';

/** Figures, days and durations as reports write them. */
export interface Words {
  number(value: number): string;
  /** With up to two digits behind the point. */
  average(value: number): string;
  share(value: number): string;
  /** `+12 %`, `−3 %`. */
  change(value: number): string;
  /** h:mm:ss, as long as it may be. */
  duration(seconds: number): string;
  /** Under an axis: `3 Nov`, `Nov 2026`, `2026`. */
  bucketShort(bucket: string, by: Bucket): string;
  bucketLong(bucket: string, by: Bucket): string;
  /** `1–28 November 2026`. */
  days(days: Days): string;
  /** `28 Nov 2026` */
  day(day: string): string;
  /** A moment by the company's clocks. */
  moment(at: string): string;
  time(at: string): string;
  /** `Europe/Moscow (GMT+3)`. */
  zone(at: string): string;
  /** Mon, Tue … from Monday on. */
  weekdays: string[];
  longWeekdays: string[];
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Seconds as h:mm:ss. */
export function hms(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

const LONG: Record<Bucket, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};
const SHORT: Record<Bucket, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

export function wordsOf(locale: string, timeZone: string): Words {
  const number = new Intl.NumberFormat(locale);
  const average = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const change = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
  const offset = new Intl.DateTimeFormat(locale, { timeZoneName: 'shortOffset', timeZone });
  const weekdays = (weekday: 'short' | 'long'): string[] => {
    const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, index) => format.format(new Date(MONDAY + index * DAY_MS)));
  };
  const by = (options: Record<Bucket, Intl.DateTimeFormatOptions>): ((bucket: string, by: Bucket) => string) => {
    const formats = new Map<Bucket, Intl.DateTimeFormat>();
    return (bucket, kind) => {
      let format = formats.get(kind);
      if (!format) formats.set(kind, (format = new Intl.DateTimeFormat(locale, { ...options[kind], timeZone: 'UTC' })));
      return format.format(new Date(bucket));
    };
  };
  return {
    number: (value) => number.format(value),
    average: (value) => average.format(value),
    share: (value) => share.format(value),
    change: (value) => change.format(value),
    duration: hms,
    bucketShort: by(SHORT),
    bucketLong: by(LONG),
    days: ({ from, to }) => days.formatRange(new Date(from), new Date(to)),
    day: (of) => day.format(new Date(of)),
    moment: (at) => moment.format(new Date(at)),
    time: (at) => time.format(new Date(at)),
    zone(at) {
      const name = offset.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value;
      return name && timeZone !== 'UTC' ? `${timeZone.replaceAll('_', ' ')} (${name})` : timeZone;
    },
    weekdays: weekdays('short'),
    longWeekdays: weekdays('long'),
  };
}

/** In the language on the screen, by the clocks of the company. */
export function useWords(timeZone: string): Words {
  const { i18n } = useTranslation();
  return useMemo(() => wordsOf(regional(i18n.language), timeZone), [i18n.language, timeZone]);
}
