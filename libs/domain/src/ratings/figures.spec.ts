import { ratingOf } from './figures.js';

describe('the figures of ratings', () => {
  it('of none there is no average', () => {
    expect(ratingOf([])).toEqual({ ratings: 0, average: null, distribution: [0, 0, 0, 0, 0] });
  });

  it('parts add up', () => {
    const parts: Parameters<typeof ratingOf>[0] = [
      [1, 0, 0, 0, 0],
      [0, 0, 0, 1, 1],
    ];
    expect(ratingOf(parts)).toEqual({ ratings: 3, average: 3.33, distribution: [1, 0, 0, 1, 1] });
  });

  it.each<[Parameters<typeof ratingOf>[0][number], number]>([
    [[0, 0, 0, 1, 199], 5],
    [[0, 0, 0, 1, 7], 4.88],
    [[0, 0, 0, 3, 5], 4.63],
  ])('%p rounds half up to two places: %p', (distribution, average) => {
    expect(ratingOf([distribution]).average).toBe(average);
  });
});
