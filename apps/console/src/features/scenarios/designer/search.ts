export interface DesignerSearch {
  /** The chosen step, so that a complaint or an error of a run can be a link. */
  step?: string;
  /** The same graph as a list. */
  view?: 'list';
}

export function designerSearch({ step, view }: Record<string, unknown>): DesignerSearch {
  return { ...(typeof step === 'string' ? { step } : {}), ...(view === 'list' ? { view } : {}) };
}
