/** A step that says nothing for longer than this looks like one that hangs; later a line now and then is enough. */
const REMINDER_MS = 5_000;
const EACH_UNTIL_MS = 30_000;

/** What a step may say while it works: a line of its own, or only what the next sign of life tells. */
export interface StepVoice {
  say(what: string): void;
  note(what: string): void;
}

/** What the user sees while the product starts: one line when a step is done, a sign of life while it takes long. */
export class Progress {
  constructor(private readonly write: (line: string) => void = (line) => process.stdout.write(`${line}\n`)) {}

  line(text: string): void {
    this.write(text);
  }

  /** Runs a step; `done` makes the line that says how it ended. */
  async step<T>(name: string, work: (voice: StepVoice) => Promise<T>, done?: (result: T) => string): Promise<T> {
    const startedAt = Date.now();
    let what = name;
    let ticks = 0;
    const reminder = setInterval(() => {
      ticks += 1;
      const early = ticks * REMINDER_MS <= EACH_UNTIL_MS;
      if (early || ticks % 2 === 0) this.write(`  … ${what} (${seconds(startedAt)})`);
    }, REMINDER_MS);
    const note = (text: string): void => void (what = text);
    const say = (text: string): void => {
      note(text);
      this.write(`  … ${text}`);
    };
    try {
      const result = await work({ say, note });
      this.write(`  ✓ ${done ? done(result) : name} (${seconds(startedAt)})`);
      return result;
    } finally {
      clearInterval(reminder);
    }
  }
}

const seconds = (since: number): string => `${((Date.now() - since) / 1_000).toFixed(1)} s`;
