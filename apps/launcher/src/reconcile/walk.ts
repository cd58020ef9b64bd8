import type { CompanyReader } from './company-reader.js';
import type { Finding } from './check.js';

/** Something that must hold for every row; `broken` is SQL that is true where it does not. */
export interface Rule {
  check: string;
  broken: string;
}

/**
 * A table that is read along an index, a stretch at a time, so that ten million rows cost time but neither memory nor a long
 * transaction. Look-ups are written as `lateral (… offset 0)`: each then goes by its key, whatever the planner believes.
 */
export interface Walk {
  /** What an example is called: "dialog 1044". */
  noun: string;
  /** What `$1` is; `$2` is the key of the last row before the stretch, `$3` the length. Yields `id`, `key` and what the rules need. */
  each: 'company' | 'channel';
  rows: string;
  joins: string;
  /** Before the first key. */
  start: string;
  rules: Rule[];
}

interface Stretch extends Record<string, unknown> {
  seen: number;
  last: string | null;
}

const STRETCH = 5_000;

/** Walks the table of one company and reports every rule, also those that nothing breaks. */
export async function walk(reader: CompanyReader, companyId: number, { noun, each, rows, joins, start, rules }: Walk): Promise<Finding[]> {
  const findings: Finding[] = rules.map(({ check }) => ({ check, found: 0, examples: [] }));
  const text = statementOf(rows, joins, rules);
  const owners = each === 'company' ? [companyId] : await channelsOf(reader, companyId);
  for (const owner of owners) {
    let after: string | null = start;
    while (after !== null) {
      const stretch = await readStretch(reader, companyId, text, [owner, after]);
      note(stretch, findings, `company ${companyId}: ${noun}`);
      after = stretch.seen >= STRETCH ? stretch.last : null;
    }
  }
  return findings;
}

async function readStretch(reader: CompanyReader, companyId: number, text: string, place: [number, string]): Promise<Stretch> {
  const [stretch] = await reader.inCompany(companyId, (query) => query<Stretch>(text, [...place, STRETCH]));
  if (!stretch) throw new Error('The database gave no answer to a check');
  return stretch;
}

const channelsOf = async (reader: CompanyReader, companyId: number): Promise<number[]> =>
  (await reader.inCompany(companyId, (query) => query<{ id: number }>('select id from channel where company_id = $1', [companyId]))).map(
    ({ id }) => id,
  );

function note(stretch: Stretch, findings: Finding[], prefix: string): void {
  findings.forEach((finding, n) => {
    finding.found += Number(stretch[`n${n}`]);
    for (const id of (stretch[`e${n}`] as string[] | null) ?? []) finding.examples.push(`${prefix} ${id}`);
  });
}

/** One pass for all rules of a table. */
function statementOf(rows: string, joins: string, rules: Rule[]): string {
  const columns = rules.map(
    ({ broken }, n) => `count(*) filter (where ${broken})::int as n${n},
       (array_agg(t.id::text order by t.id) filter (where ${broken}))[1:5] as e${n}`,
  );
  return `with t as materialized (${rows})
    select (select count(*) from t)::int as seen, (select t.key::text from t order by t.key desc limit 1) as last,
       ${columns.join(',\n       ')}
      from t ${joins}`;
}
