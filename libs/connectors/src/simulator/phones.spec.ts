import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Files } from './files.js';
import { PhonesFile } from './phones-file.js';
import { Phones, type PhoneMessage, type ShownMessage } from './phones.js';

const message = (id: string): PhoneMessage => ({
  shown: { id, direction: 'in', text: id, at: '2026-11-22T12:00:00Z' },
  fileId: null,
  buttonsSentAs: null,
  settled: true,
});

describe('simulated phones', () => {
  it('the same number is the same phone, on its channel', () => {
    const phones = new Phones();
    const first = phones.open('a', '15550001111', 'Ann');
    expect(phones.open('a', '15550001111', null)).toBe(first);
    expect(phones.open('b', '15550001111', null)).not.toBe(first);
    expect(phones.byId('b', first.id)).toBeUndefined();
  });

  it('keep their last 500 messages', () => {
    const phones = new Phones();
    const phone = phones.open('a', null, null);
    for (let index = 0; index < 510; index++) phones.add(phone, message(String(index)));
    expect(phone.messages.map(({ shown }) => shown.id).slice(0, 2)).toEqual(['10', '11']);
    expect(phone.messages).toHaveLength(500);
  });

  it('are 200 at most; the one idle longest goes, unless somebody looks at it', () => {
    const phones = new Phones();
    const watched = phones.open('a', '1550000', null);
    const used = phones.open('a', '1550001', null);
    const idle = phones.open('a', '1550002', null);
    phones.watch(watched, () => undefined);
    phones.add(used, message('1'));
    for (let index = 0; index < 198; index++) phones.open('a', String(1_600_000 + index), null);
    expect([watched, used, idle].map(({ id }) => phones.byId('a', id) !== undefined)).toEqual([true, true, false]);
  });

  it('tell what was added and changed, until nobody listens', () => {
    const phones = new Phones();
    const phone = phones.open('a', null, null);
    const told: ShownMessage[] = [];
    const stop = phones.watch(phone, (shown) => told.push(shown));
    const written = message('1');
    phones.add(phone, written);
    phones.change(phone, written, { status: 'sent' });
    stop();
    phones.change(phone, written, { edited: true });
    expect(told.map(({ status }) => status)).toEqual([undefined, 'sent']);
  });
});

describe('simulated files', () => {
  it('make room: the oldest go when 64 MB are full', () => {
    const files = new Files();
    const bytes = Buffer.alloc(16 * 1024 * 1024);
    const ids = Array.from({ length: 5 }, () => files.store('a', { name: null, mime: 'image/png', bytes }).id);
    expect(ids.map((id) => files.get(id) !== undefined)).toEqual([false, true, true, true, true]);
  });
});

describe('simulated phones that are kept', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'phones-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const started = (file: string): { phones: Phones; kept: PhonesFile } => {
    const phones = new Phones();
    const kept = new PhonesFile(file, phones);
    kept.start();
    return { phones, kept };
  };

  it('come back with their messages; what was on its way has not arrived', () => {
    const file = join(folder, 'phones.json');
    const { phones, kept } = started(file);
    const phone = phones.open('a', '15550001111', 'Ann');
    const buttons = [{ payload: 'yes', title: 'Yes' }];
    phones.add(phone, { ...message('1'), shown: { ...message('1').shown, direction: 'out', buttons }, buttonsSentAs: 'buttons' });
    phones.add(phone, { ...message('2'), shown: { ...message('2').shown, status: 'sending' } });
    kept.stop();
    const again = started(file).phones.byId('a', phone.id);
    expect(again).toMatchObject({ name: 'Ann', number: '15550001111', settings: phone.settings });
    expect(again?.messages[0]).toMatchObject({ buttonsSentAs: 'buttons', shown: { id: '1', buttons } });
    expect(again?.messages[1]?.shown.status).toBe('failed');
  });

  it('begin anew where the file holds something else', () => {
    const file = join(folder, 'phones.json');
    for (const text of ['{', '{"a":1}', '[{"id":1}]']) {
      writeFileSync(file, text);
      expect(started(file).phones.snapshot).toEqual([]);
    }
  });
});
