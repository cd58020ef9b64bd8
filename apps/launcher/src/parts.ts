/** The start was broken off by the user. */
export class Interrupted extends Error {}

interface Part {
  name: string;
  stop: () => Promise<void> | void;
}

/**
 * What runs, in the order it was started. Stopping goes the other way round, one after the other: nothing may lose what it
 * stands on while it still works.
 */
export class Parts {
  private readonly parts: Part[] = [];
  private readonly abort = new AbortController();
  private stopped: Promise<void> | null = null;

  /** For everything that is awaited while the product starts: it gives up when the user does. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Call before the part starts, so that an interruption finds it. */
  add(name: string, stop: () => Promise<void> | void): void {
    if (this.stopped) throw new Interrupted();
    this.parts.push({ name, stop });
  }

  /** Repeated calls (an impatient second Ctrl-C) wait for the same end. */
  stop(report: (line: string) => void): Promise<void> {
    this.stopped ??= this.stopAll(report);
    return this.stopped;
  }

  private async stopAll(report: (line: string) => void): Promise<void> {
    this.abort.abort();
    for (const { name, stop } of this.parts.toReversed()) {
      try {
        await stop();
      } catch (error) {
        report(`  ! ${name} did not stop in order: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}
