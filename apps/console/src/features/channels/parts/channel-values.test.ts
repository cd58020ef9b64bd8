import { describe, expect, it } from 'vitest';
import { changedValues, channelValues, missingFields } from './channel-values.js';

const fields = [
  { name: 'waba_id', secret: false, required: true, label: '', example: '' },
  { name: 'list_title', secret: false, required: false, label: '', example: '' },
  { name: 'access_token', secret: true, required: true, label: '', example: '' },
];
const before = { name: 'Sales', phone: '', settings: { waba_id: '1', list_title: 'Menu' }, secrets: { access_token: '' } };

describe('the form of a channel', () => {
  it('sends only what was changed, and never an empty secret', () => {
    expect(changedValues(before, { ...before, name: ' Support ' })).toEqual({ name: 'Support' });
  });

  it('sends an emptied setting, so that it can be taken away', () => {
    const after = { ...before, settings: { ...before.settings, list_title: ' ' } };
    expect(changedValues(before, after)).toEqual({ settings: { list_title: '' } });
  });

  it('begins without secrets, whatever is stored', () => {
    expect(channelValues(fields).secrets).toEqual({ access_token: '' });
  });

  it('asks for a required secret only while none is stored', () => {
    expect(missingFields(fields, before, false, 'missing')).toEqual({ 'secrets.access_token': 'missing' });
    expect(missingFields(fields, before, true, 'missing')).toEqual({});
  });
});
