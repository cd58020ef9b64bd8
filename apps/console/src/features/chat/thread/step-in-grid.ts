/** Where an arrow leads in a field of `count` places with so many columns; null = the key means nothing here. */
export function step(key: string, from: number, count: number, columns: number): number | null {
  const to = { ArrowLeft: from - 1, ArrowRight: from + 1, ArrowUp: from - columns, ArrowDown: from + columns, Home: 0, End: count - 1 }[
    key
  ];
  if (to === undefined || count === 0) return null;
  return to >= 0 && to < count ? to : from;
}
