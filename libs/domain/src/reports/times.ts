/** Up to which second durations are counted in which steps: fine where seconds matter, coarse where nobody would see the difference. */
export const STEPS: readonly { below: number; step: number }[] = [
  { below: 60, step: 1 },
  { below: 600, step: 10 },
  { below: 3_600, step: 60 },
  { below: 86_400, step: 600 },
  { below: Number.POSITIVE_INFINITY, step: 3_600 },
];

/** A duration as percentiles know it: whole seconds, rounded down to its step. */
export function roundedSeconds(seconds: number): number {
  const whole = Math.max(Math.round(seconds), 0);
  const step = STEPS.find(({ below }) => whole < below)?.step ?? 1;
  return whole - (whole % step);
}
