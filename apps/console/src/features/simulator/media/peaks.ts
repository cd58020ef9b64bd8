export interface Peaks {
  peaks: number[];
  seconds: number;
}

/** How loud a recording is over time, in `bars` steps from 0 to 1; null when it cannot be read. */
export async function peaksOf(url: string, bars: number): Promise<Peaks | null> {
  try {
    const bytes = await (await fetch(url)).arrayBuffer();
    const audio = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
    const samples = audio.getChannelData(0);
    const step = Math.max(1, Math.floor(samples.length / bars));
    const loudness = Array.from({ length: bars }, (_, bar) => loudest(samples.subarray(bar * step, (bar + 1) * step)));
    const highest = Math.max(...loudness, 0.01);
    return { peaks: loudness.map((value) => Math.max(0.1, value / highest)), seconds: audio.duration };
  } catch {
    return null;
  }
}

function loudest(samples: Float32Array): number {
  let highest = 0;
  for (const sample of samples) highest = Math.max(highest, Math.abs(sample));
  return highest;
}
