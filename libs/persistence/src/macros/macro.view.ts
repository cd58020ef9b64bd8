import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface MacroRow {
  id: number;
  command: string;
  name: string;
  text: string;
  createdAt: Date;
}

const columns = `id, command, name, text, created_at as "createdAt"`;
const list = statement('macros.list', `select ${columns} from macro where company_id = $1 order by lower(command), id limit 2000`);
const one = statement('macros.one', `select ${columns} from macro where company_id = $1 and id = $2`);
const page = statement('macros.page', `select ${columns} from macro where company_id = $1 order by id limit $2 offset $3`);
const count = statement('macros.count', `select count(*) as total from macro where company_id = $1`);

export const listMacros = (tx: Tx): Promise<MacroRow[]> => tx.query<MacroRow>(list, [tx.companyId]);

export async function macroById(tx: Tx, id: number): Promise<MacroRow | null> {
  return (await tx.query<MacroRow>(one, [tx.companyId, id]))[0] ?? null;
}

export async function macroPage(
  tx: Tx,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: MacroRow[]; total: number }> {
  const rows = await tx.query<MacroRow>(page, [tx.companyId, limit, offset]);
  const [counted] = await tx.query<{ total: number }>(count, [tx.companyId]);
  return { rows, total: counted?.total ?? 0 };
}
