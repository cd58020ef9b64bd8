import { foldParameters } from '../fold-parameters.js';

const fold = (form: string): unknown => foldParameters(new URLSearchParams(form));

describe('flat parameters', () => {
  it.each<[string, unknown]>([
    ['text=Hello&client_id=5', { text: 'Hello', client_id: '5' }],
    ['tag_ids=1&tag_ids=2&tag_ids=3', { tag_ids: ['1', '2', '3'] }],
    ['tag_ids[]=1', { tag_ids: ['1'] }],
    ['tag_ids[]=1&tag_ids[]=2', { tag_ids: ['1', '2'] }],
    ['tag_ids[0]=1&tag_ids[1]=2', { tag_ids: ['1', '2'] }],
    ['custom_fields[12]=red', { custom_fields: { 12: 'red' } }],
    ['from_client[id]=anna&from_client[nickname]=Anna', { from_client: { id: 'anna', nickname: 'Anna' } }],
    ['inline_buttons[0][text]=Yes&inline_buttons[1][text]=No', { inline_buttons: [{ text: 'Yes' }, { text: 'No' }] }],
    ['keyboard[buttons][][text]=Yes', { keyboard: { buttons: [{ text: 'Yes' }] } }],
    ['[]=1&a]=2&b[=3', { '[]': '1', 'a]': '2', 'b[': '3' }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['', {}],
  ])('%s', (form, folded) => {
    expect(fold(form)).toEqual(folded);
  });

  it('whose names would poison prototypes are left out', () => {
    fold('__proto__[admin]=1&a[__proto__][admin]=1&constructor[prototype][admin]=1');
    expect(({} as { admin?: string }).admin).toBeUndefined();
    expect(fold('a[__proto__][admin]=1&b=2')).toEqual({ b: '2' });
  });

  it('that the address already gave as lists stay lists', () => {
    expect(foldParameters({ 'tag_ids[]': ['1', '2'], limit: '5' })).toEqual({ tag_ids: ['1', '2'], limit: '5' });
  });
});
