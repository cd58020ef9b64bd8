export interface DesignerSearch {
  /** The chosen step, so that a complaint or an error of a run can be a link. */
  step?: string;
  /** A run to show on the canvas. */
  run?: number;
  /** The same graph as a list. */
  view?: 'list' | 'canvas';
}

export function designerSearch({ step, run, view }: Record<string, unknown>): DesignerSearch {
  return {
    ...(typeof step === 'string' ? { step } : {}),
    ...(Number.isSafeInteger(run) ? { run: run as number } : {}),
    ...(view === 'list' || view === 'canvas' ? { view } : {}),
  };
}
