import { readCode, writeRecoveryCode } from './second-factor.js';

describe('a code as people type it', () => {
  it.each([
    ['123456', { kind: 'app', digits: '123456' }],
    [' 123 456 ', { kind: 'app', digits: '123456' }],
    ['0123-4567-89ab-cdef', { kind: 'recovery', code: '0123456789abcdef' }],
    ['O123 4567 89AB CDEF', { kind: 'recovery', code: '0123456789abcdef' }],
    ['olil-4567-89ab-cdef', { kind: 'recovery', code: '0111456789abcdef' }],
  ])('%s', (typed, read) => {
    expect(readCode(typed)).toEqual(read);
  });

  it.each(['', '12345', '1234567', '0123-4567-89ab-cde', '0123-4567-89ab-cdeu', '١٢٣٤٥٦', '123456; --'])('%s is none', (typed) => {
    expect(readCode(typed)).toEqual({ kind: 'neither' });
  });

  it('is shown in fours', () => {
    expect(writeRecoveryCode('0123456789abcdef')).toBe('0123-4567-89ab-cdef');
  });
});
