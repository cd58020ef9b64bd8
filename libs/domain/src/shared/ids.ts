/** Ids taken from the database beforehand, so that one decision can name the rows it will write. */
export interface IdSource {
  next(): number;
}

/** A block of ids; running out is a mistake of whoever took too few. */
export class IdBlock implements IdSource {
  private taken = 0;

  constructor(private readonly ids: readonly number[]) {}

  next(): number {
    const id = this.ids[this.taken++];
    if (id === undefined) throw new Error(`A block of ${this.ids.length} ids was too small`);
    return id;
  }
}
