/** The lowest bar is still seen, as a dot of silence. */
const LOWEST = 0.08;

/** Loudness over time, 0 to 255, as the heights of so many bars from 0 to 1: the loudest stretch fills the height. */
export function barsOf(waveform: readonly number[] | null, count: number): number[] {
  if (!waveform || waveform.length === 0) return Array<number>(count).fill(LOWEST);
  const stretches = Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * waveform.length) / count);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * waveform.length) / count));
    return Math.max(...waveform.slice(from, to));
  });
  const loudest = Math.max(...stretches, 1);
  return stretches.map((value) => Math.max(LOWEST, value / loudest));
}
