export interface Place {
  latitude: number;
  longitude: number;
}

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
const BETWEEN = String.raw`\s*(?:,|%2C|;|\s)\s*`;
const PAIR = new RegExp(`^\\s*${NUMBER}${BETWEEN}${NUMBER}\\s*$`, 'i');
/** 55°45′20.9″N 37°37′03.6″E, as maps let one copy it. */
const DEGREES = /(\d{1,3})\s*°\s*(?:(\d{1,2})\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*["″”]\s*)?([NSEW])/gi;

/** Parameters in which maps write where something is, the most exact first: a mark before the middle of the picture. */
const LATITUDE_FIRST = ['q', 'query', 'daddr', 'destination', 'coordinate', 'll', 'sll', 'center'];
/** Yandex and 2GIS write the longitude first. */
const LONGITUDE_FIRST = ['whatshere[point]', 'pt', 'll', 'm'];

/** Where a pasted text points: coordinates, or the link of a map (Google, Apple, OpenStreetMap, Yandex, 2GIS, geo:). Null = nowhere. */
export function parsePlace(text: string): Place | null {
  const trimmed = text.trim();
  if (!trimmed) return null;
  return pair(trimmed) ?? inDegrees(trimmed) ?? geoUri(trimmed) ?? fromLink(trimmed);
}

function place(latitude: number, longitude: number): Place | null {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

function pair(text: string): Place | null {
  // 55,7558 37,6173: a comma for the decimals, as it is written where commas are that.
  const match = PAIR.exec(text) ?? PAIR.exec(text.replace(/^(-?\d{1,3}),(\d+)[\s;,]+(-?\d{1,3}),(\d+)$/, '$1.$2 $3.$4'));
  return match ? place(Number(match[1]), Number(match[2])) : null;
}

/** A longitude may exceed what a latitude can be, so the order is turned before anything is judged. */
function pairLongitudeFirst(text: string): Place | null {
  const match = new RegExp(`^\\s*${NUMBER}${BETWEEN}${NUMBER}`, 'i').exec(text);
  return match ? place(Number(match[2]), Number(match[1])) : null;
}

function inDegrees(text: string): Place | null {
  const found = [...text.matchAll(DEGREES)].map(([, degrees, minutes, seconds, side = '']) => {
    const size = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds?.replace(',', '.') ?? 0) / 3600;
    return { side: side.toUpperCase(), value: /[SW]/i.test(side) ? -size : size };
  });
  const latitude = found.find(({ side }) => side === 'N' || side === 'S');
  const longitude = found.find(({ side }) => side === 'E' || side === 'W');
  return latitude && longitude ? place(latitude.value, longitude.value) : null;
}

function geoUri(text: string): Place | null {
  const match = new RegExp(`^geo:${NUMBER},${NUMBER}`, 'i').exec(text);
  return match ? place(Number(match[1]), Number(match[2])) : null;
}

function fromLink(text: string): Place | null {
  const address = /https?:\/\/\S+/i.exec(text)?.[0];
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  return markOfGoogle(url) ?? markOfOpenStreetMap(url) ?? fromParameters(url) ?? fromPath(url) ?? middleOfOpenStreetMap(url);
}

const turnsRound = ({ hostname }: URL): boolean => /(^|\.)(yandex\.[a-z.]+|ya\.ru|2gis\.[a-z]+)$/i.test(hostname);

function fromParameters(url: URL): Place | null {
  const turned = turnsRound(url);
  for (const name of turned ? LONGITUDE_FIRST : LATITUDE_FIRST) {
    const value = url.searchParams.get(name);
    if (value === null) continue;
    const found = turned ? pairLongitudeFirst(value) : pair(value.replace(/^loc:/, '').replace(/\(.*\)$/, ''));
    if (found) return found;
  }
  return null;
}

/** …!3d55.7558!4d37.6173…: the mark; …/@55.75,37.61,17z: the middle of what was on the screen. */
function markOfGoogle({ href }: URL): Place | null {
  const match = new RegExp(`!3d${NUMBER}!4d${NUMBER}`).exec(href);
  return match ? place(Number(match[1]), Number(match[2])) : null;
}

function fromPath(url: URL): Place | null {
  const at = new RegExp(`/@${NUMBER},${NUMBER}`).exec(url.pathname);
  if (at) return place(Number(at[1]), Number(at[2]));
  const last = decodeURIComponent(url.pathname)
    .split('/')
    .findLast((part) => /^-?\d+\.\d+,\s*-?\d+\.\d+$/.test(part));
  if (!last) return null;
  return turnsRound(url) ? pairLongitudeFirst(last) : pair(last);
}

function markOfOpenStreetMap({ searchParams }: URL): Place | null {
  const [latitude, longitude] = [searchParams.get('mlat'), searchParams.get('mlon')];
  return latitude && longitude ? pair(`${latitude},${longitude}`) : null;
}

function middleOfOpenStreetMap({ hash }: URL): Place | null {
  const match = new RegExp(`^#map=\\d+(?:\\.\\d+)?/${NUMBER}/${NUMBER}`).exec(hash);
  return match ? place(Number(match[1]), Number(match[2])) : null;
}
