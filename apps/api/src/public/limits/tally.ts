/** A number that several processes count together: what all are known to have counted, and what this one has not told yet. */
export class Tally {
  private pending = 0;
  private underWay = 0;

  constructor(private known: number) {}

  get total(): number {
    return this.known + this.underWay + this.pending;
  }

  get untold(): number {
    return this.pending;
  }

  get isIdle(): boolean {
    return this.pending === 0 && this.underWay === 0;
  }

  count(): void {
    this.pending += 1;
  }

  /** What is to be told now. */
  tell(): number {
    this.underWay = this.pending;
    this.pending = 0;
    return this.underWay;
  }

  /** Without a number nobody knows better than we. */
  told(known = this.known + this.underWay): void {
    this.known = known;
    this.underWay = 0;
  }

  notTold(): void {
    this.pending += this.underWay;
    this.underWay = 0;
  }
}
