import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { asWritten, type Asked } from './message-question.js';

export interface ExcerptPart {
  text: string;
  hit: boolean;
}

/** Two control characters that no text keeps stand around what was found. */
const HIT = { start: '\u0002', stop: '\u0003' };
const shown = (text: string): string => `translate(${text}, '${HIT.start}${HIT.stop}', '')`;
const excerptStatement = statement(
  'message_search.excerpts',
  `select m.id, ts_headline('russian', ${shown(`left(coalesce(m.text, ''), 20000)`)}, $2::tsquery,
            'StartSel="${HIT.start}", StopSel="${HIT.stop}", MaxWords=24, MinWords=12, MaxFragments=2, FragmentDelimiter=" … "') as text,
          (select array_agg(${shown('a.name')} order by a.position) from attachment a where a.message_id = m.id and a.name is not null) as names
     from message m where m.id = any($1::bigint[])`,
);

/** What to show of each message: its words around what was found, or the names of its files. */
export async function excerptsOf(tx: Tx, ids: readonly number[], asked: Asked): Promise<Map<number, ExcerptPart[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: number; text: string; names: string[] | null }>(excerptStatement, [ids, asWritten(asked)]);
  return new Map(rows.map(({ id, text, names }) => [id, excerpt(text, names ?? [])]));
}

function excerpt(headline: string, names: readonly string[]): ExcerptPart[] {
  const parts = headline.split(HIT.start).flatMap((piece, index): ExcerptPart[] => {
    if (index === 0) return [{ text: piece, hit: false }];
    const [inside = '', after = ''] = piece.split(HIT.stop);
    return [
      { text: inside, hit: true },
      { text: after, hit: false },
    ];
  });
  const found = parts.some(({ hit }) => hit);
  return [...parts, ...(found ? [] : names.map((text) => ({ text, hit: true })))].filter(({ text }) => text !== '');
}
