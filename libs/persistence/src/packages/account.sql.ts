/* What several statements read of an account, of the company $1. */

/** Its tariff (domain/packages/tariff.ts); null = it is not metered. */
export const TARIFF = `(select jsonb_build_object('active', t.active, 'autoTopUp', t.auto_top_up, 'packageSize', t.package_size,
    'packagePriceMinor', t.package_price_minor, 'singlePriceMinor', t.single_price_minor)
  from tariff t where t.company_id = $1)`;

/** Places of packages that nobody has taken. */
export const PLACES_LEFT = `coalesce((select sum(p.size - p.used)::int from dialog_package p where p.company_id = $1 and p.used < p.size), 0)`;

/** Places that were taken in the month that runs at $2. */
export const PLACES_TAKEN = `coalesce((select m.places_taken from counted_month m
  where m.company_id = $1 and m.begins_at <= $2 and $2 < m.ends_at), 0)`;
