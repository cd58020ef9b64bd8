import { describe, expect, it } from 'vitest';
import type { TransportField } from '../../../api/channel-types.js';
import { askedFor, changedValues, channelValues, missingFields, withMade } from './channel-values.js';

const field = (name: string, more: Partial<TransportField> = {}): TransportField => ({
  name,
  secret: false,
  required: true,
  label: '',
  example: '',
  generated: false,
  choices: null,
  when: null,
  ...more,
});
const fields = [field('waba_id'), field('list_title', { required: false }), field('access_token', { secret: true })];
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

  it('begins a choice with the usual one', () => {
    expect(channelValues([field('api', { choices: ['v3', 'v2'] })]).settings).toEqual({ api: 'v3' });
  });

  it('asks for a required secret only while none is stored', () => {
    expect(missingFields(fields, before, false, 'missing')).toEqual({ 'secrets.access_token': 'missing' });
    expect(missingFields(fields, before, true, 'missing')).toEqual({});
  });

  it('asks only for what the choice made needs', () => {
    const forms = [field('api', { choices: ['own', 'partner'] }), field('key', { when: { setting: 'api', is: 'own' } })];
    const of = (api: string) => ({ name: 'Sales', phone: '', settings: { api, key: '' }, secrets: {} });
    expect(askedFor(forms, { api: 'partner' }).map(({ name }) => name)).toEqual(['api']);
    expect(missingFields(forms, of('partner'), false, 'missing')).toEqual({});
    expect(missingFields(forms, of('own'), false, 'missing')).toEqual({ 'settings.key': 'missing' });
  });

  it('makes what may be made, and leaves what was typed', () => {
    const made = [field('verify_token', { secret: true, generated: true })];
    const empty = { name: 'Sales', phone: '', settings: {}, secrets: { verify_token: ' ' } };
    expect(missingFields(made, empty, false, 'missing')).toEqual({});
    expect(withMade(made, empty, () => 'made').secrets).toEqual({ verify_token: 'made' });
    expect(withMade(made, { ...empty, secrets: { verify_token: 'mine' } }, () => 'made').secrets).toEqual({ verify_token: 'mine' });
  });
});
