const UNITS = [
  { unit: 'day', seconds: 86_400, words: /^(?:d|days?|д|дн|день|дня|дней|сут|сутки|суток)$/ },
  { unit: 'hour', seconds: 3600, words: /^(?:h|hrs?|hours?|ч|час|часа|часов)$/ },
  { unit: 'minute', seconds: 60, words: /^(?:m|mins?|minutes?|м|мин|минута|минуту|минуты|минут)$/ },
  { unit: 'second', seconds: 1, words: /^(?:s|secs?|seconds?|с|сек|секунда|секунду|секунды|секунд)$/ },
] as const;

const PART = /(\d+(?:[.,]\d+)?)\s*(\p{L}+)\.?/gu;

/** Seconds of a time as people say it ("5 min", "2 ч 30 мин", "1:30"); a number alone is minutes. Null when it says nothing. */
export function parseDuration(text: string): number | null {
  const words = text.trim().toLowerCase();
  if (/^\d+(?:[.,]\d+)?$/.test(words)) return whole(amount(words) * 60);
  const clock = /^(\d+):([0-5]\d)$/.exec(words);
  if (clock) return whole(Number(clock[1]) * 3600 + Number(clock[2]) * 60);
  let seconds = 0;
  const rest = words.replace(PART, (all, count: string, word: string) => {
    const unit = UNITS.find((each) => each.words.test(word));
    if (!unit) return all;
    seconds += amount(count) * unit.seconds;
    return '';
  });
  return /^(?:\s|,|and|и)*$/.test(rest) && words !== '' ? whole(seconds) : null;
}

const amount = (text: string): number => Number(text.replace(',', '.'));
const whole = (seconds: number): number | null => (seconds >= 1 && Number.isFinite(seconds) ? Math.round(seconds) : null);

/** The same in words of the language: "2 hours 30 minutes", "3 дня". */
export function formatDuration(seconds: number, language: string): string {
  let rest = Math.round(seconds);
  const parts = UNITS.flatMap(({ unit, seconds: size }) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0
      ? []
      : [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', useGrouping: false }).format(count)];
  });
  return parts.join(' ').replace(/\u00a0/g, ' ');
}
