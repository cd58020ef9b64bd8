/** A step that says nothing for longer than this looks like a step that hangs. */
const REMINDER_MS = 5_000;

/** What the user sees while the product starts: one line when a step is done, a sign of life while it takes long. */
export class Progress {
  constructor(private readonly write: (line: string) => void = (line) => process.stdout.write(`${line}\n`)) {}

  line(text: string): void {
    this.write(text);
  }

  /** Runs a step; `work` may say what it is doing, and returns its result with a word for the line "done". */
  async step<T>(name: string, work: (say: (what: string) => void) => Promise<T>, done?: (result: T) => string): Promise<T> {
    const startedAt = Date.now();
    let what = name;
    const reminder = setInterval(() => this.write(`  … ${what} (${seconds(startedAt)})`), REMINDER_MS);
    const say = (text: string): void => {
      what = text;
      this.write(`  … ${text}`);
    };
    try {
      const result = await work(say);
      this.write(`  ✓ ${done ? done(result) : name} (${seconds(startedAt)})`);
      return result;
    } finally {
      clearInterval(reminder);
    }
  }
}

const seconds = (since: number): string => `${((Date.now() - since) / 1_000).toFixed(1)} s`;
