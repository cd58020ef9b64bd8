import { SummedTimes } from './times.js';

test('times that were counted apart are added up, and their percentiles are the shortest times within which so many were done', () => {
  const sum = new SummedTimes();
  sum.add({ seconds: [5, 30, 600], requests: [4, 4, 1], totalSeconds: 741 });
  sum.add({ seconds: [30, 3_600], requests: [10, 1], totalSeconds: 3_909 });
  // 4 within 5 s, 18 within 30 s, 19 within 600 s, 20 within an hour.
  expect(sum.times()).toEqual({ count: 20, averageSeconds: 233, p50Seconds: 30, p90Seconds: 30, p95Seconds: 600 });
});

test('where nothing was answered there is no time', () => {
  const sum = new SummedTimes();
  sum.add({ seconds: [], requests: [], totalSeconds: 0 });
  expect(sum.times()).toEqual({ count: 0, averageSeconds: null, p50Seconds: null, p90Seconds: null, p95Seconds: null });
});
