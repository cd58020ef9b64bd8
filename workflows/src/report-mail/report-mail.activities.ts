export interface MailedView {
  companyId: number;
  viewId: number;
}

/** The letters of one day, or those that somebody wanted at once. */
export interface Occurrence extends MailedView {
  occurrence: string;
}

export interface ReportLetter extends Occurrence {
  operatorId: number;
}

/**
 * `due`: these letters are to leave, to these colleagues; `wait`: until then there is nothing to do; `over`: there is no mail of this view;
 * `stopped`: there is one that does not go on by itself.
 */
export type MailPlan =
  { state: 'due'; occurrence: string; operatorIds: number[] } | { state: 'wait'; until: string } | { state: 'over' | 'stopped' };

/**
 * `sent`: the mail server took it, now or before; `logged`: there is none; `refused`: the address takes nothing; `no_right`: he may not read
 * the report; `over`: he is to get none any more. `later`: the mail server was away.
 */
export type ReportLetterResult = 'sent' | 'logged' | 'refused' | 'no_right' | 'over' | 'later';

export interface ReportMailActivities {
  /** What the row says at this moment. */
  planReportMail(view: MailedView): Promise<MailPlan>;
  /** Who gets letters that are wanted at once; nobody = the view is not sent any more. */
  readersOfReportMail(view: MailedView): Promise<number[]>;
  /** Writes down what came of the letters, and the day of the next ones. Said twice it is said once. */
  closeReportMail(occurrence: Occurrence & { late: number[] }): Promise<void>;
}

export interface ReportLetterActivities {
  /** Reads the report as this colleague may see it and hands the letter over, if it has not left before. */
  sendReport(letter: ReportLetter): Promise<ReportLetterResult>;
}
