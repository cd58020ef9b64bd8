import { describe, expect, it } from 'vitest';
import { aMessage } from '../../testing/a-message.js';
import { rowsOf, type MessageRow } from './rows.js';

const at = (day: number, hour: number, minute = 0): string => new Date(2026, 2, day, hour, minute).toISOString();
const messageRows = (...given: Parameters<typeof rowsOf>): MessageRow[] => rowsOf(...given).filter((row) => row.kind === 'message');

describe('the thread', () => {
  it('names each day once, above its first message', () => {
    const rows = rowsOf([aMessage({ date: at(9, 23, 59) }), aMessage({ date: at(10, 0, 1) }), aMessage({ date: at(10, 12) })]);
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'message', 'message']);
  });

  it('puts messages of one person together until a pause, another person or midnight', () => {
    const boris = { name: 'Boris P.', initials: 'BP' };
    const rows = messageRows([
      aMessage({ date: at(10, 12, 0) }),
      aMessage({ date: at(10, 12, 1) }),
      aMessage({ date: at(10, 12, 1), operator: boris }),
      aMessage({ date: at(10, 12, 2), type: 'IN' }),
      aMessage({ date: at(10, 12, 20), type: 'IN' }),
    ]);
    expect(rows.map(({ first, last }) => [first, last])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
      [true, true],
    ]);
  });

  it('finds what a message answers, and leaves a press without a quote', () => {
    const question = aMessage({ buttons: [{ type: 'reply', text: 'Yes' }] });
    const [, answer, press] = messageRows([
      question,
      aMessage({ type: 'IN', quotes: question.id }),
      aMessage({ type: 'IN', quotes: question.id, press: { payload: 'Yes', text: 'Yes' } }),
    ]);
    expect(answer?.quoted).toBe(question);
    expect(press?.quoted).toBeNull();
  });
});

describe('buttons', () => {
  const buttons = [
    { type: 'reply', text: 'Yes', payload: 'agree?id=1' },
    { type: 'reply', text: 'No' },
    { type: 'url', text: 'Yes', url: 'https://shop.example' },
  ] as const;
  const press = (payload: string, text: string, more = {}) => aMessage({ type: 'IN', press: { payload, text }, ...more });

  it('show what was pressed on the very message, not on a like one', () => {
    const early = aMessage({ buttons: [...buttons] });
    const late = aMessage({ buttons: [...buttons] });
    const [first, second] = messageRows([early, late, press('agree?id=1', 'Yes', { quotes: early.id })]);
    expect([first?.chosen, second?.chosen]).toEqual([[0], []]);
  });

  it('without a name of the message are those of the last one that has such a button', () => {
    const [first, second] = messageRows([aMessage({ buttons: [...buttons] }), aMessage({ buttons: [...buttons] }), press('No', 'No')]);
    expect([first?.chosen, second?.chosen]).toEqual([[], [1]]);
  });

  it('are free again when the press did not get through', () => {
    const [row] = messageRows([aMessage({ buttons: [...buttons] }), press('No', 'No', { status: 'NOT_DELIVERED' })]);
    expect(row?.chosen).toEqual([]);
  });
});
