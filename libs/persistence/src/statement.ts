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

/** Connections whose statements of this moment are being gathered. */
const gathering = new WeakSet<pg.PoolClient>();

/**
 * What is sent on the connection until the code that runs now is through leaves as one packet: a packet for each statement costs two
 * processes more than most of the statements do. For connections with `pipeline`.
 */
export function gather(client: pg.PoolClient): void {
  if (gathering.has(client)) return;
  const { stream } = (client as unknown as pg.Client).connection;
  gathering.add(client);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(client);
    stream.uncork();
  });
}

/** Runs one statement on a connection that the caller holds. */
export async function runStatement<Row>(client: pg.ClientBase, { name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
  const result = await client.query({ name, text, values: values as unknown[], types: resultTypes });
  return result.rows as Row[];
}
