import type { SentTemplate } from '#domain/messages/content.js';
import { aMessage, anAttachment } from '../testing/a-message.factory.js';
import { messageJson } from './build-message.js';

const template = (parts: Partial<SentTemplate> = {}): SentTemplate => ({
  ...{ name: 'order_ready', language: 'en', externalId: null, header: [], body: [], buttons: [] },
  ...parts,
});
const style = { listTitle: 'Menu' };
const sent = (message: Parameters<typeof aMessage>[0], mediaId: string | null = null) => messageJson(aMessage(message), mediaId, style);
const componentsOf = (json: Record<string, unknown>) => (json.template as { components?: unknown }).components;

describe('templates as WhatsApp takes them', () => {
  it('without variables there are no components, and neither the text nor the buttons of the dialog go along', () => {
    const json = sent({ template: template(), text: 'Your order is ready', buttons: [{ type: 'reply', text: 'Thanks' }] });
    expect(json).toMatchObject({ type: 'template', template: { name: 'order_ready', language: { code: 'en' } } });
    expect(componentsOf(json)).toBeUndefined();
    expect(json).not.toHaveProperty('text');
  });

  it("a picture in the header, variables, and every button's own value", () => {
    const values = template({
      body: [
        { name: null, value: 'Anna' },
        { name: 'order', value: '42' },
      ],
      buttons: [
        { index: 0, kind: 'quick_reply', value: 'later:42' },
        { index: 1, kind: 'url', value: 'orders/42' },
        { index: 2, kind: 'copy_code', value: 'FALL25' },
      ],
    });
    expect(componentsOf(sent({ template: values, attachment: anAttachment('image', 'image/jpeg') }, 'media-1'))).toEqual([
      { type: 'header', parameters: [{ type: 'image', image: { id: 'media-1' } }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Anna' },
          { type: 'text', parameter_name: 'order', text: '42' },
        ],
      },
      { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'later:42' }] },
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'orders/42' }] },
      { type: 'button', sub_type: 'copy_code', index: '2', parameters: [{ type: 'coupon_code', coupon_code: 'FALL25' }] },
    ]);
  });

  it('a text, a document or a place in the header', () => {
    const header = [{ name: null, value: 'Anna' }];
    expect(componentsOf(sent({ template: template({ header }) }))).toEqual([
      { type: 'header', parameters: [{ type: 'text', text: 'Anna' }] },
    ]);
    const bill = anAttachment('document', 'application/pdf', { name: 'bill.pdf' });
    expect(componentsOf(sent({ template: template(), attachment: bill }, 'm'))).toEqual([
      { type: 'header', parameters: [{ type: 'document', document: { id: 'm', filename: 'bill.pdf' } }] },
    ]);
    const location = { latitude: 0, longitude: 30.3, name: 'Bakery', url: 'https://example.com' };
    expect(componentsOf(sent({ template: template(), location }))).toEqual([
      { type: 'header', parameters: [{ type: 'location', location: { latitude: 0, longitude: 30.3, name: 'Bakery' } }] },
    ]);
  });

  it('a picture that WhatsApp could only carry as a document is refused before anything is sent', () => {
    expect(() => sent({ template: template(), attachment: anAttachment('image', 'image/bmp') }, 'm')).toThrow('media_not_accepted');
  });

  it('a place and contacts are messages of their own', () => {
    expect(sent({ text: null, location: { latitude: 0, longitude: 1, address: 'Main street' } })).toMatchObject({
      ...{ type: 'location', location: { latitude: 0, longitude: 1, address: 'Main street' } },
    });
    const contacts = [{ name: 'Lucía Gómez', organisation: 'Bakery', phones: [{ phone: '+1 983', type: 'WORK' }], emails: ['l@x.test'] }];
    expect(sent({ text: null, contacts })).toMatchObject({
      type: 'contacts',
      contacts: [
        {
          name: { formatted_name: 'Lucía Gómez', first_name: 'Lucía Gómez' },
          ...{ org: { company: 'Bakery' }, phones: [{ phone: '+1 983', type: 'WORK' }], emails: [{ email: 'l@x.test' }] },
        },
      ],
    });
  });
});
