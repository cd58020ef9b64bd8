type Rgb = [number, number, number];

const READABLE = 4.5;
/** As bright as a surface may be that white still can be read on; from there on black has 4.67 : 1 and more. */
const MOST_FOR_WHITE = 1.05 / READABLE - 0.05;
const STEPS = 20;

/** `#1593ad` or `#19a`; null when it is no such colour. */
export function parseColour(text: string): Rgb | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text);
  const full = short ? `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}` : text;
  const value = /^#[\da-f]{6}$/i.test(full) ? Number.parseInt(full.slice(1), 16) : null;
  return value === null ? null : [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const hex = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const mix = (from: Rgb, to: Rgb, share: number): Rgb => from.map((part, index) => part + ((to[index] ?? 0) - part) * share) as Rgb;

/** What can be read on a surface of this colour, whatever colour it is. */
export function textOn(colour: string): '#000000' | '#ffffff' {
  return luminance(parseColour(colour) ?? [0, 0, 0]) > MOST_FOR_WHITE ? '#000000' : '#ffffff';
}

/** By WCAG, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map((colour) => luminance(parseColour(colour) ?? [0, 0, 0])).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself where it can be read on all the surfaces, else the nearest shade of it that can. */
export function readableOn(surfaces: readonly string[], colour: string): string {
  const from = parseColour(colour) ?? [0, 0, 0];
  const to: Rgb = textOn(surfaces[0] ?? '#ffffff') === '#000000' ? [0, 0, 0] : [255, 255, 255];
  for (let step = 0; step < STEPS; step += 1) {
    const shade = hex(mix(from, to, step / STEPS));
    if (surfaces.every((surface) => contrast(shade, surface) >= READABLE)) return shade;
  }
  return hex(to);
}
