/** What a colour says: petrol = ours or the thing itself, grey = to compare with, amber = waits, green and red = went well or badly. */
export type Tone = 'accent' | 'plain' | 'wait' | 'ok' | 'danger';

export interface Series {
  key: string;
  name: string;
  /** One a label; null = nothing is known there, which is not nothing. */
  values: readonly (number | null)[];
  tone?: Tone;
  /** Told by more than its colour. */
  dash?: 'dashed' | 'dotted';
}

/** A picture of figures by day, month or whatever the labels name. */
export interface Drawing {
  shape: 'line' | 'bar';
  /** Under the axis: short. */
  labels: readonly string[];
  /** In full, where one of them is told; the labels where they say enough. */
  titles?: readonly string[];
  series: readonly Series[];
  /** How a figure is written: a number, a duration, money. */
  format(value: number): string;
}

export const titleAt = ({ titles, labels }: Drawing, index: number): string => titles?.[index] ?? labels[index] ?? '';

export const valueAt = ({ format }: Drawing, series: Series, index: number): string => {
  const value = series.values[index];
  return value === null || value === undefined ? '–' : format(value);
};

export interface Extremes {
  least: number;
  most: number;
}

/** Where a series is highest and lowest, the first of equals; null = it has no figure at all. */
export function extremesOf(values: readonly (number | null)[]): Extremes | null {
  let found: Extremes | null = null;
  values.forEach((value, index) => {
    if (value === null) return;
    found ??= { least: index, most: index };
    if (value < (values[found.least] ?? 0)) found = { ...found, least: index };
    if (value > (values[found.most] ?? 0)) found = { ...found, most: index };
  });
  return found;
}
