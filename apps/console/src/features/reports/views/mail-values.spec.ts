import { describe, expect, test } from 'vitest';
import { mailFields, mailObjections, mailValues } from './mail-values.js';

const values = mailValues(null, 5);

describe('the mail of a view', () => {
  test('goes to whoever sets it up, while he chose nobody else', () => {
    expect(values).toMatchObject({ every: 'week', operatorIds: [5] });
  });

  test('says only what belongs to its rhythm', () => {
    expect(mailFields({ ...values, every: 'day', weekday: '3' })).toEqual({ every: 'day', at: '09:00', operatorIds: [5], format: 'xlsx' });
    expect(mailFields({ ...values, every: 'week', weekday: '3' })).toMatchObject({ weekday: 3 });
    expect(mailFields({ ...values, every: 'month', dayOfMonth: 28 })).toMatchObject({ dayOfMonth: 28 });
  });

  test('needs a time, somebody to read it, and a day that every month has', () => {
    expect(mailObjections(values)).toEqual([]);
    expect(mailObjections({ ...values, at: '', operatorIds: [] })).toEqual(['at', 'operatorIds']);
    expect(mailObjections({ ...values, every: 'month', dayOfMonth: 31 })).toEqual(['dayOfMonth']);
    expect(mailObjections({ ...values, every: 'week', dayOfMonth: '' })).toEqual([]);
  });
});
