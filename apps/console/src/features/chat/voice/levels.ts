/** How many levels stand for a recording, as many as the server keeps of one. */
const KEPT = 64;

/** How loud a moment is, 0 to 255, of samples that are bytes around 128. */
export function levelOf(samples: Uint8Array): number {
  let sum = 0;
  for (const sample of samples) sum += ((sample - 128) / 128) ** 2;
  const loudness = Math.sqrt(sum / Math.max(samples.length, 1));
  // The root lifts quiet speech, which is most of speech, to where one sees it move.
  return Math.min(255, Math.round(Math.sqrt(loudness) * 255));
}

/** A curve of so many levels; of a longer one each stretch's loudest. */
export function condensed(levels: readonly number[], count = KEPT): number[] {
  if (levels.length <= count) return [...levels];
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * levels.length) / count);
    return Math.max(...levels.slice(from, Math.floor(((index + 1) * levels.length) / count)));
  });
}

/** Below it nobody spoke, or the microphone is muted. */
const HEARD = 24;

/** Whether anything was heard at all. */
export const isSilent = (levels: readonly number[]): boolean => levels.every((level) => level < HEARD);
