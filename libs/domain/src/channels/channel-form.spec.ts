import { DomainError } from '../shared/domain-error.js';
import { checkChannelForm, type ChannelFormField } from './channel-form.js';

const fields: ChannelFormField[] = [
  { name: 'api', secret: false, required: true, choices: ['own', 'partner'] },
  { name: 'number', secret: false, required: true, when: { setting: 'api', is: 'own' } },
  { name: 'token', secret: true, required: true, when: { setting: 'api', is: 'partner' } },
];

const refusalOf = (settings: Record<string, unknown>, secrets: Record<string, unknown> = {}): string | undefined => {
  try {
    checkChannelForm(fields, { settings, secrets });
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.field : String(error);
  }
};

describe('the form that connects a channel', () => {
  it('wants what the choice made needs, and nothing else', () => {
    expect(refusalOf({ api: 'own' })).toBe('settings.number');
    expect(refusalOf({ api: 'own', number: '1' })).toBeUndefined();
    expect(refusalOf({ api: 'partner' })).toBe('secrets.token');
    expect(refusalOf({ api: 'partner' }, { token: 'x' })).toBeUndefined();
  });

  it('takes what belongs to the other choice too: it may be kept for later', () => {
    expect(refusalOf({ api: 'partner', number: '1' }, { token: 'x' })).toBeUndefined();
  });

  it('refuses what is unknown, in the wrong half, no text or none of the choices', () => {
    expect(refusalOf({ api: 'own', number: '1', more: 'x' })).toBe('settings.more');
    expect(refusalOf({ api: 'own', number: '1', token: 'x' })).toBe('settings.token');
    expect(refusalOf({ api: 'own', number: 1 })).toBe('settings.number');
    expect(refusalOf({ api: 'other' })).toBe('settings.api');
  });
});
