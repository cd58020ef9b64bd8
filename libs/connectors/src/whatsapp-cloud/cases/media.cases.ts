import type { IncomingCase } from '../../testing/connector-spec.js';
import { file, messageReceived, seconds } from '../../testing/expected-events.js';
import { sheena, tester } from './people.js';

const SHEENAS = 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=';
const OPUS = 'audio/ogg; codecs=opus';
const fromTester = { externalId: 'wamid.xyzxyz', sender: tester };

export const mediaCases: IncomingCase[] = [
  {
    name: 'a picture with a caption',
    file: 'in-image-caption.json',
    expect: [
      messageReceived({
        externalId: SHEENAS,
        sender: sheena,
        text: 'Taj Mahal',
        attachments: [file({ kind: 'image', mime: 'image/jpeg', mediaId: '1003383421387256' })],
        at: seconds(1744344496),
      }),
    ],
  },
  {
    name: 'a picture with a short-lived address',
    file: 'in-image-with-url.json',
    expect: [
      messageReceived({
        ...fromTester,
        attachments: [
          file({
            kind: 'image',
            mime: 'image/jpeg',
            mediaId: '65463453',
            url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=65463453&source=webhook&ext=487r9re&hash=heiwchueowbcew-dnedcw',
          }),
        ],
        at: seconds(1697043379),
      }),
    ],
  },
  {
    name: 'a voice note',
    file: 'in-audio-voice.json',
    expect: [
      messageReceived({
        ...fromTester,
        attachments: [file({ kind: 'voice', mime: OPUS, mediaId: '1234567890987654321' })],
        at: seconds(1697043473),
      }),
    ],
  },
  {
    name: 'an audio file is no voice note',
    file: 'in-audio-file-forwarded.json',
    expect: [
      messageReceived({
        ...fromTester,
        content: { forwarded: 'once' },
        attachments: [file({ kind: 'audio', mime: OPUS, mediaId: '1234567890987654321' })],
        at: seconds(1697043509),
      }),
    ],
  },
  {
    name: 'a document with its name',
    file: 'in-document.json',
    expect: [
      messageReceived({
        ...fromTester,
        text: 'caption',
        content: { forwarded: 'once' },
        attachments: [file({ kind: 'document', name: 'filename.pdf', mime: 'application/pdf', mediaId: '1234567890987654321' })],
        at: seconds(1697043666),
      }),
    ],
  },
  {
    name: 'a film with a caption',
    file: 'in-video-forwarded.json',
    expect: [
      messageReceived({
        ...fromTester,
        text: 'caption',
        content: { forwarded: 'once' },
        attachments: [file({ kind: 'video', mime: 'video/mp4', mediaId: '765756756' })],
        at: seconds(1697044362),
      }),
    ],
  },
  {
    name: 'a sticker',
    file: 'in-sticker.json',
    expect: [
      messageReceived({
        ...fromTester,
        attachments: [file({ kind: 'sticker', mime: 'image/webp', mediaId: '1234567890987654321' })],
        at: seconds(1697043760),
      }),
    ],
  },
  {
    name: 'a place with its name',
    file: 'in-location.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTU2MjZEMDBGRkE3MENEMDE0RQA=',
        sender: sheena,
        content: {
          location: {
            latitude: 37.44221496582,
            longitude: -122.16165924072,
            name: 'Philz Coffee',
            address: '101 Forest Ave, Palo Alto, CA 94301',
            url: 'https://philzcoffee.com/',
          },
        },
        at: seconds(1744344496),
      }),
    ],
  },
  {
    name: 'a place without a name',
    file: 'in-location-current.json',
    expect: [
      messageReceived({
        ...fromTester,
        content: { forwarded: 'once', location: { latitude: 12.25089, longitude: 43.90539 } },
        at: seconds(1697044557),
      }),
    ],
  },
  {
    name: 'a shared contact is not the sender',
    file: 'in-contacts.json',
    expect: [
      messageReceived({
        externalId: SHEENAS,
        sender: sheena,
        content: {
          contacts: [
            {
              name: 'Lucía Gómez',
              organisation: 'Google',
              phones: [{ phone: '+1 (983) 555-2319', type: 'MOBILE', waId: '19835552319' }],
            },
          ],
        },
        at: seconds(1744344496),
      }),
    ],
  },
  {
    name: 'three shared contacts',
    file: 'in-contacts-three.json',
    expect: [
      messageReceived({
        ...fromTester,
        content: {
          contacts: [
            { name: 'Chandler Bing', phones: [{ phone: '+1 555-555-5555', type: 'CELL', waId: '972987654321' }] },
            { name: 'Monica', phones: [{ phone: '+1 666-666-6666', type: 'HOME', waId: '972987654321' }] },
            { name: 'Rachel Green', phones: [{ phone: '+1 777-777-7777', type: 'WORK', waId: '972987654321' }] },
          ],
        },
        at: seconds(1697044621),
      }),
    ],
  },
  {
    name: 'an order, its note empty',
    file: 'in-order.json',
    expect: [
      messageReceived({
        ...fromTester,
        content: {
          order: {
            catalogId: '354160437058781',
            note: null,
            items: [
              { productId: 'HAMBURGER', quantity: 3, price: 30, currency: 'ILS' },
              { productId: 'FRENCH_FRIES', quantity: 2, price: 35, currency: 'ILS' },
              { productId: 'SODA', quantity: 2, price: 10, currency: 'ILS' },
            ],
          },
        },
        at: seconds(1697044668),
      }),
    ],
  },
];
