/** Something that was looked at. `found` counts what is not as it should be; examples name rows by their ids, never by content. */
export interface Finding {
  check: string;
  found: number;
  examples: string[];
  /** Not wrong, but somebody has to know: unconfirmed sends, duplicates that are marked as such. */
  listedOnly?: boolean;
  /** Why it could not be looked at; `found` says nothing then. */
  skipped?: string;
}

const MOST_EXAMPLES = 5;

/** Gathers what the same check found in several companies and stretches into one line. */
export class Findings {
  private readonly byCheck = new Map<string, Finding>();

  add(finding: Finding): void {
    const known = this.byCheck.get(finding.check);
    if (!known) return void this.byCheck.set(finding.check, { ...finding, examples: finding.examples.slice(0, MOST_EXAMPLES) });
    known.found += finding.found;
    known.examples = [...known.examples, ...finding.examples].slice(0, MOST_EXAMPLES);
    known.skipped ??= finding.skipped;
  }

  get all(): Finding[] {
    return [...this.byCheck.values()];
  }

  get differences(): Finding[] {
    return this.all.filter(({ found, listedOnly }) => found > 0 && !listedOnly);
  }
}
