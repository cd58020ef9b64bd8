import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { open, type Reader, type Response } from 'maxmind';
import type { Place, Places } from '#domain/sessions/session.js';
import { Env } from '../env.js';
import { Log } from '../platform/log.js';

/** Comes with the product: countries only. */
const COUNTRIES = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';
/** A log-in waits no longer for the file to be opened, once in the life of a process. */
const PATIENCE_MS = 300;

/** What databases write of an address: flat ones, and MaxMind's with their names in many languages. */
interface Entry extends Record<string, unknown> {
  country_code?: string;
  country?: { iso_code?: string };
  city?: string | { names?: { en?: string } };
}

/** About where an address is, from a file on this machine: no stranger is asked about anybody. */
@Injectable()
export class PlacesOfAddresses implements Places {
  private reader: Promise<Reader<Response> | null> | undefined;

  constructor(
    private readonly env: Env,
    private readonly log: Log,
  ) {}

  async of(ip: string | null): Promise<Place | null> {
    const address = publicAddress(ip);
    if (!address) return null;
    try {
      const reader = await withinPatience((this.reader ??= this.open()));
      return reader ? placeOf(reader.get(address) as Entry | null) : null;
    } catch (error) {
      this.log.failure('a place was not found', error);
      return null;
    }
  }

  /** A file that is missing or broken costs the place of everybody, and nobody his log-in. */
  private async open(): Promise<Reader<Response> | null> {
    try {
      return await open<Response>(this.env.GEOIP_DB ?? createRequire(import.meta.url).resolve(COUNTRIES), { cache: { max: 1_000 } });
    } catch (error) {
      this.log.failure('the database of places could not be opened; look at GEOIP_DB', error);
      return null;
    }
  }
}

/** Null for what is in no such database: addresses of private networks, of this machine, and what is none. */
function publicAddress(ip: string | null): string | null {
  if (!ip || !ipaddr.isValid(ip)) return null;
  const address = ipaddr.process(ip);
  return address.range() === 'unicast' ? address.toString() : null;
}

function placeOf(entry: Entry | null): Place | null {
  const country = entry?.country_code ?? entry?.country?.iso_code;
  if (!entry || !country || !/^[A-Z]{2}$/.test(country)) return null;
  const city = typeof entry.city === 'string' ? entry.city : entry.city?.names?.en;
  return { country, city: city?.slice(0, 100) || null };
}

async function withinPatience<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), PATIENCE_MS)));
  try {
    return await Promise.race([work, impatience]);
  } finally {
    clearTimeout(timer);
  }
}
