import type { IncomingCase } from '../../testing/connector-spec.js';
import { messageReceived, nothing, person, seconds } from '../../testing/expected-events.js';
import { kerry, sheena, tester } from './people.js';

const placeholder = person([{ kind: 'wa_id', value: 'PHONE_NUMBER' }], { name: 'NAME' });
const hello = { externalId: 'external_id', text: 'Hello World', at: seconds(1454119029) };

export const textCases: IncomingCase[] = [
  {
    name: 'a text',
    file: 'in-text.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=',
        sender: sheena,
        text: 'Does it come in another color?',
        at: seconds(1749416383),
      }),
    ],
  },
  {
    name: 'a real capture; "~" is a legal name',
    file: 'in-text-real-capture.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgMNTkzOTg0Njc5NTI1FQIAEhgUM0IzMzJEMzlBMkYxMjhFMEZDMTYA',
        sender: person([{ kind: 'wa_id', value: '593984679525' }], { name: '~', phone: '593984679525' }),
        text: 'mandame el catalogo de porto alegre',
        at: seconds(1760659222),
      }),
    ],
  },
  {
    name: 'a client without a phone is known by his user ids',
    file: 'in-text-bsuid-only.json',
    expect: [
      messageReceived({
        ...hello,
        sender: person(
          [
            { kind: 'user_id', value: 'US.1234' },
            { kind: 'parent_user_id', value: 'US.ENT.5678' },
          ],
          { name: 'Kerry Fisher', username: 'kfisher' },
        ),
      }),
    ],
  },
  {
    name: 'a phone and a user id are one client with two identities',
    file: 'in-text-user-id.json',
    expect: [
      messageReceived({
        ...hello,
        sender: { ...kerry, identities: [...kerry.identities, { kind: 'user_id', value: 'US.1234' }], username: 'kfisher' },
      }),
    ],
  },
  {
    name: 'a client without a profile has no name',
    file: 'in-no-profile.json',
    expect: [
      messageReceived({ externalId: 'wamid.ID', sender: { ...placeholder, name: null }, text: 'MESSAGE_BODY', at: seconds(1669233778) }),
    ],
  },
  {
    name: 'every change of a batch is read',
    file: 'in-batch-two-changes.json',
    expect: [
      messageReceived({ externalId: 'wamid.ID', sender: placeholder, text: 'MESSAGE_BODY', at: seconds(1669233778) }),
      messageReceived({ externalId: 'wamid.ID', sender: placeholder, text: 'MESSAGE_BODY2', at: seconds(1669233779) }),
    ],
  },
  {
    name: 'a repeat within one body keeps its id, so that it is stored once',
    file: 'in-duplicate-in-one-batch.json',
    expect: [messageReceived({ ...hello, sender: kerry }), messageReceived({ ...hello, sender: kerry })],
  },
  {
    name: 'a quote names the quoted message',
    file: 'in-reply-quote.json',
    expect: [
      messageReceived({
        externalId: 'wamid.xyzxyz',
        sender: tester,
        text: 'replied text',
        quotes: 'wamid.xyzxyz==',
        at: seconds(1697044746),
      }),
    ],
  },
  {
    name: 'forwarded many times',
    file: 'in-forwarded-many.json',
    expect: [
      messageReceived({
        externalId: 'wamid.xyzxyz',
        sender: tester,
        text: 'text forwarded many times',
        content: { forwarded: 'many' },
        at: seconds(1697044968),
      }),
    ],
  },
  {
    name: 'a text that came by an advertisement',
    file: 'in-text-ctwa-ad.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUQ0N0VFMDA2MTQ0RkJFNkNDNAA=',
        sender: sheena,
        text: 'Hello! Can I get more info on this?',
        content: {
          referral: {
            sourceType: 'ad',
            sourceId: '120226305854810726',
            sourceUrl: 'https://fb.me/3cr4Wqqkv',
            headline: 'Chat with us',
            body: 'Summer Succulents are here!',
            mediaType: 'image',
            mediaUrl: 'https://scontent.xx.fbcdn.net/v/t45.1...',
            clickId:
              'Aff-n8ZTODiE79d22KtAwQKj9e_mIEOOj27vDVwFjN80dp4_0NiNhEgpGo0AHemvuSoifXaytfTzcchptiErTKCqTrJ5nW1h7IHYeYymGb5K5J5iTROpBhWAGaIAeUzHL50',
          },
        },
        at: seconds(1750275992),
      }),
    ],
  },
  {
    name: 'a question about a product',
    file: 'in-text-product-context.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTA2NTUwRkNEMDdFQjJCRUU0NQA=',
        sender: sheena,
        text: 'Is this still available?',
        content: { product: { catalogId: '194836987003835', productId: 'di9ozbzfi4' } },
        quotes: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGA9wcm9kdWN0X2lucXVpcnkA',
        at: seconds(1750016800),
      }),
    ],
  },
  {
    name: 'what WhatsApp cannot hand over is a placeholder with its code',
    file: 'in-unsupported.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgLMTQyMDU1NTA3NDkVAgASGBI5N0MwRjg0RTVBNUI1RDA2OTkA',
        sender: sheena,
        content: { unsupported: { kind: 'unsupported', code: 131051, reason: 'Message type is currently not supported.' } },
        at: seconds(1750090702),
      }),
    ],
  },
  { name: 'another app holds the thread', file: 'standby-inbound.json', expect: [nothing('field standby')] },
  { name: 'a call', file: 'call-connect.json', expect: [nothing('field calls')] },
];
