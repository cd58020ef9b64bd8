import { expect, test } from 'vitest';
import { parsePlace } from './parse-place.js';

const KREMLIN = { latitude: 55.7558, longitude: 37.6173 };

test.each([
  ['coordinates', '55.7558, 37.6173'],
  ['coordinates with a blank', ' 55.7558 37.6173 '],
  ['coordinates with commas for the decimals', '55,7558; 37,6173'],
  [
    "Google's mark, not the middle of the picture",
    'https://www.google.com/maps/place/X/@55.70,37.60,17z/data=!3m1!4b1!4m6!3m5!8m2!3d55.7558!4d37.6173',
  ],
  ["Google's middle", 'https://www.google.com/maps/@55.7558,37.6173,17z'],
  ["Google's search", 'https://maps.google.com/maps?q=55.7558,37.6173'],
  ["Google's search, escaped", 'https://www.google.com/maps/search/?api=1&query=55.7558%2C37.6173'],
  ['Apple', 'https://maps.apple.com/?ll=55.7558,37.6173&q=Office'],
  ['OpenStreetMap with a mark', 'https://www.openstreetmap.org/?mlat=55.7558&mlon=37.6173#map=12/55.7/37.5'],
  ['OpenStreetMap without', 'https://www.openstreetmap.org/#map=17/55.7558/37.6173'],
  ['Yandex, which turns the order round', 'https://yandex.ru/maps/213/moscow/?ll=37.6173%2C55.7558&z=17'],
  ["Yandex's mark before its middle", 'https://yandex.ru/maps/?ll=37.5,55.7&whatshere%5Bpoint%5D=37.6173%2C55.7558&z=16'],
  ['2GIS', 'https://2gis.ru/moscow?m=37.6173%2C55.7558%2F16'],
  ['2GIS by its path', 'https://2gis.ru/moscow/geo/37.6173,55.7558'],
  ['an address among words', 'We are here: https://www.google.com/maps/@55.7558,37.6173,17z see you'],
  ['a geo address', 'geo:55.7558,37.6173?z=12'],
])('%s', (_name, text) => expect(parsePlace(text)).toEqual(KREMLIN));

test('degrees, minutes and seconds, as maps let one copy them', () => {
  const found = parsePlace(`55°45'20.9"N 37°37'02.3"E`);
  expect(found?.latitude).toBeCloseTo(KREMLIN.latitude, 4);
  expect(found?.longitude).toBeCloseTo(KREMLIN.longitude, 4);
  expect(parsePlace(`33°51'S 151°12'E`)?.latitude).toBeCloseTo(-33.85, 3);
});

test('a longitude beyond what a latitude can be is no obstacle where it comes first', () => {
  expect(parsePlace('https://yandex.ru/maps/?ll=131.88,43.11&z=12')).toEqual({ latitude: 43.11, longitude: 131.88 });
});

test.each([
  ['nothing', ''],
  ['words', 'Tverskaya 1'],
  ['a number', '55.7558'],
  ['what lies outside the Earth', '95.1, 37.6'],
  ['a shortened link, which only its owner can open', 'https://maps.app.goo.gl/abcDEF'],
  ['a link to somewhere else', 'https://example.org/?page=2'],
  ['a broken address', 'https://'],
])('%s points nowhere', (_name, text) => expect(parsePlace(text)).toBeNull());
