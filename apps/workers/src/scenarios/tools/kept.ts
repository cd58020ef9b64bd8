/** Keeps what was made of the texts that were used lately, so that each is parsed once. */
export class Kept<T> {
  private readonly values = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(text: string, make: () => T): T {
    const known = this.values.get(text);
    const value = known ?? make();
    // The newest stand last; the first is the one that nobody has used for longest.
    this.values.delete(text);
    this.values.set(text, value);
    for (const oldest of this.values.keys()) {
      if (this.values.size <= this.most) break;
      this.values.delete(oldest);
    }
    return value;
  }
}
