import type { ReportMail, ReportMailFields } from '../../../api/reports.js';

/** The mail of a view as a form has it: fields of other rhythms are kept, so that nothing typed is lost on the way there and back. */
export interface MailValues {
  every: ReportMailFields['every'];
  weekday: string;
  dayOfMonth: number | string;
  at: string;
  operatorIds: number[];
  format: ReportMailFields['format'];
}

export const MAIL_RHYTHMS = ['day', 'week', 'month'] as const satisfies readonly ReportMailFields['every'][];
/** Every month has it. */
export const LAST_DAY_OF_MONTH = 28;
const AT = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `me` gets the letters where nobody was chosen yet. */
export const mailValues = (mail: ReportMail | null, me: number): MailValues => ({
  every: mail?.every ?? 'week',
  weekday: String(mail?.weekday ?? 1),
  dayOfMonth: mail?.dayOfMonth ?? 1,
  at: mail?.at ?? '09:00',
  operatorIds: mail ? [...mail.operatorIds] : [me],
  format: mail?.format ?? 'xlsx',
});

export const mailFields = ({ every, weekday, dayOfMonth, at, operatorIds, format }: MailValues): ReportMailFields => ({
  ...{ every, at, operatorIds, format },
  ...(every === 'week' && { weekday: Number(weekday) }),
  ...(every === 'month' && { dayOfMonth: Number(dayOfMonth) }),
});

export type MailObjection = 'at' | 'dayOfMonth' | 'operatorIds';

/** What the form must be told before the server is. */
export function mailObjections({ every, dayOfMonth, at, operatorIds }: MailValues): MailObjection[] {
  const day = Number(dayOfMonth);
  const dayIsWrong = dayOfMonth === '' || !Number.isInteger(day) || day < 1 || day > LAST_DAY_OF_MONTH;
  return [
    ...(AT.test(at) ? [] : ['at' as const]),
    ...(every === 'month' && dayIsWrong ? ['dayOfMonth' as const] : []),
    ...(operatorIds.length > 0 ? [] : ['operatorIds' as const]),
  ];
}
