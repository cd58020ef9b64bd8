import { freePlaces, LicenceLimit, type Licence } from '#domain/operators/licence.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

// Whom a program added works here already: his invitation counts no second time. One that is too old counts again when it is sent again.
const licence = statement(
  'staff.licence',
  `select c.licence_count as count,
          (select count(*)::int from operator o where o.company_id = c.id and o.state = 'active')
          + (select count(*)::int from invitation i
              where i.company_id = c.id and i.state = 'pending' and i.operator_id is null and i.expires_at > now()) as registered
     from company c where c.id = $1`,
);

export async function readLicence(tx: Tx): Promise<Licence> {
  const [row] = await tx.query<Licence>(licence, [tx.companyId]);
  if (!row) throw new Error(`Company ${tx.companyId} does not exist`);
  return row;
}

/** Refuses one more where the licence is used up. Before it: `lockStaff`, or two take the same place. */
export async function takePlace(tx: Tx): Promise<void> {
  const now = await readLicence(tx);
  if (freePlaces(now) < 1) throw new LicenceLimit(now);
}
