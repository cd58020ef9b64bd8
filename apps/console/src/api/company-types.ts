/** On this weekday, 1 (Monday) to 7. */
export interface WorkingPeriod {
  day: number;
  from: string;
  to: string;
}

export interface Company {
  id: number;
  name: string;
  timeZone: string;
  locale: 'ru' | 'en';
  autoAssign: boolean;
  maxOpenDialogs: number;
  lastOperatorMode: 'off' | 'if_online' | 'always';
  lastOperatorWaitSeconds: number | null;
  /** Whether operators may give dialogs to colleagues and groups. */
  operatorsAssignOthers: boolean;
  offlineReleaseSeconds: number | null;
  backlogLimitSeconds: number | null;
  /** In the company's time zone; null = somebody always works. */
  workingHours: WorkingPeriod[] | null;
  /** Sites whose pages may show the chats in a frame. */
  embedOrigins: string[];
  /** What clients are asked when their request was closed; null = nothing. */
  ratingQuestion: string | null;
  /** What a company asks that has no words of its own. */
  usualRatingQuestion: string;
}
