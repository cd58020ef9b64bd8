/**
 * The number of client `c` on card `k`: his own, while the card has it; else the first of the card's that is a number, and not a
 * messenger's id behind its mark; else his own. Null where nobody knows one.
 */
export const phoneOf = (c: string, k: string): string => `case when ${c}.phone = any(${k}.phones) then ${c}.phone else coalesce(
    (select p.phone from unnest(${k}.phones) with ordinality as p(phone, place) where p.phone not like '[%' order by p.place limit 1),
    ${c}.phone) end`;
