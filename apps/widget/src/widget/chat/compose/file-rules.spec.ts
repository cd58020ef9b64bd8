import { describe, expect, it } from 'vitest';
import { Speech } from '../../texts/format.js';
import { accepts, chooseFiles } from './file-rules.js';

const limits = { textLength: 100, attachmentBytes: 10, attachmentsPerMessage: 2, accept: 'image/*,.pdf' };
const file = (name: string, type: string, size = 5): File => new File(['x'.repeat(size)], name, { type });
const choose = (files: File[], already = 0) => chooseFiles(files, already, limits, new Speech('en'));

describe('files to send', () => {
  it('go up when they are of a taken kind and size', () => {
    const files = [file('a.png', 'image/png'), file('b.PDF', '')];
    expect(choose(files)).toEqual({ taken: files, problems: [] });
  });

  it.each([
    ['too large', file('a.png', 'image/png', 11), 'a.png is too large: up to 10 B can be sent.'],
    ['empty', file('a.png', 'image/png', 0), 'a.png is empty.'],
    ['of another kind', file('a.exe', 'application/x-msdownload'), "a.exe can't be sent: files of this kind are not taken here."],
  ])('are named when %s, and the others go on', (_why, bad, sentence) => {
    const good = file('b.png', 'image/png');
    expect(choose([bad, good])).toEqual({ taken: [good], problems: [sentence] });
  });

  it('are counted with those that were chosen before', () => {
    const many = [1, 2, 3].map((number) => file(`${number}.png`, 'image/png'));
    expect(choose(many, 1)).toEqual({ taken: [many[0]], problems: ['Up to 2 files can be sent at once.'] });
  });

  it.each(['', '*', '*/*'])('are all taken where %j is accepted', (accept) => {
    expect(accepts(accept, { name: 'a', type: '' })).toBe(true);
  });
});
