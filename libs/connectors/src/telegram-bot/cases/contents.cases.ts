import { messageReceived, nothing, seconds } from '../../testing/expected-events.js';
import type { IncomingCase } from '../../testing/connector-spec.js';
import { ANDREY, group, NIC, TEST_USER, WAFFLE } from './people.js';

const TEST = { externalId: '1111111:1365', sender: TEST_USER, at: seconds(1_441_645_532) };
const BUTTON_DATA = '{"first_name": "Bob", "age": "32"}';

export const contentCases: IncomingCase[] = [
  {
    name: 'a text',
    file: 'message-text.json',
    expect: [
      messageReceived({
        ...{ externalId: '3527065:41', sender: { ...NIC, username: 'nicpottier' }, text: 'Hello World', at: seconds(1_454_119_029) },
      }),
    ],
  },
  {
    name: 'a text with an emoji, as a message without its update',
    file: 'message-cyrillic-emoji.json',
    expect: [messageReceived({ externalId: '250918540:199785', sender: ANDREY, text: 'Лол кек 😂', at: seconds(1_568_289_890) })],
  },
  {
    name: 'a text with a link preview',
    file: 'message-text-link-preview.json',
    expect: [messageReceived({ externalId: '218485655:6557', sender: WAFFLE, text: 'hello there', at: seconds(1_569_518_342) })],
  },
  { name: '/start', file: 'message-start.json', expect: [messageReceived({ ...TEST, text: '/start' })] },
  {
    name: 'formatting in the order of the text',
    file: 'message-entities.json',
    expect: [
      messageReceived({
        ...TEST,
        text: 'Bold and italics',
        content: {
          formatting: [
            { kind: 'bold', offset: 0, length: 4 },
            { kind: 'italic', offset: 9, length: 7 },
          ],
        },
      }),
    ],
  },
  { name: 'a reply', file: 'message-reply.json', expect: [messageReceived({ ...TEST, text: '/start', quotes: '1111111:1334' })] },
  {
    name: 'a forwarded text, from whom it came',
    file: 'message-forwarded-legacy.json',
    expect: [messageReceived({ ...TEST, text: '/start', content: { forwarded: 'once' } })],
  },
  {
    name: 'a message of a group',
    file: 'message-group.json',
    expect: [
      messageReceived({
        ...{ externalId: '23:1', sender: group('23', 'Sojan Jose', 'sojan'), text: 'test', at: seconds(1_631_132_077) },
        content: { author: { id: '23', name: 'Sojan Jose' } },
      }),
    ],
  },
  {
    name: 'a dice in a supergroup',
    file: 'message-dice.json',
    expect: [
      messageReceived({
        ...{ externalId: '-1001276785818:35410', text: '🎲 2', at: seconds(1_596_014_550) },
        sender: group('-1001276785818', 'bla bla bla chat', 'teloxide_dev'),
        content: { author: { id: '408258968', name: 'Hirrolot' } },
      }),
    ],
  },
  {
    name: 'a place',
    file: 'message-location.json',
    expect: [
      messageReceived({
        ...{ externalId: '3527065:94', sender: NIC, at: seconds(1_493_845_244) },
        content: { location: { latitude: -2.890287, longitude: -79.004333 } },
      }),
    ],
  },
  {
    name: 'a venue, once',
    file: 'message-venue.json',
    expect: [
      messageReceived({
        ...{ externalId: '3527065:95', sender: NIC, at: seconds(1_493_845_520) },
        content: { location: { latitude: -2.898944, longitude: -79.006835, name: 'Cuenca', address: 'Provincia del Azuay' } },
      }),
    ],
  },
  {
    name: "somebody else's contact",
    file: 'message-contact.json',
    expect: [
      messageReceived({
        ...{ externalId: '3527065:96', sender: NIC, at: seconds(1_493_845_755) },
        content: { contacts: [{ name: 'Adolf Taxi', phones: [{ phone: '0788531373' }] }] },
      }),
    ],
  },
  {
    name: "a mini app's answer",
    file: 'message-web-app-data.json',
    expect: [
      messageReceived({
        ...{ externalId: '3527065:97', sender: NIC, text: BUTTON_DATA, at: seconds(1_493_845_755) },
        content: { press: { payload: BUTTON_DATA, title: 'Register' } },
      }),
    ],
  },
  { name: 'a pinned message', file: 'message-pinned.json', expect: [nothing('service message pinned_message')] },
  { name: 'an update that says nothing', file: 'update-empty.json', expect: [nothing('an update that says nothing')] },
];
