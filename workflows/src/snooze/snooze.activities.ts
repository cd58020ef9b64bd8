export interface SnoozedDialog {
  companyId: number;
  dialogId: number;
}

/** `woken`: it is to be done again; `later`: it is put off until then; `gone`: it is not put off any more. */
export type WakeAnswer = { outcome: 'woken' | 'gone' } | { outcome: 'later'; until: string };

export interface SnoozeActivities {
  /** Brings a dialog back whose time has come. */
  wakeDialog(dialog: SnoozedDialog): Promise<WakeAnswer>;
}
