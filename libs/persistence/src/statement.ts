import pg from 'pg';

/** A hand-tuned statement. It is prepared once a connection under its name, so that PostgreSQL plans it once. */
export interface Statement {
  name: string;
  text: string;
}

/** Names a statement; the name must be unique in the whole product. */
export function statement(name: string, text: string): Statement {
  return { name, text };
}

/** bigint comes as a number: ids and counts stay far below 2^53. */
export const resultTypes = new pg.TypeOverrides();
resultTypes.setTypeParser(20, Number);

/** Runs one statement on a connection that the caller holds. */
export async function runStatement<Row>(client: pg.ClientBase, { name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
  const result = await client.query({ name, text, values: values as unknown[], types: resultTypes });
  return result.rows as Row[];
}
