import { messageReceived, person } from '../../testing/expected-events.js';
import type { IncomingCase } from '../../testing/connector-spec.js';
import { client, ms, waId } from './people.js';

const JOHN = client('918x98xx21x4', 'John');

export const pressCases: IncomingCase[] = [
  {
    name: "a tap on a template's button calls itself a text outside; the inner kind is right",
    file: 'in-template-button-type-text.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkZUTIXZ0Ago6jWqOZm-Sz0WD', sender: client('91XXXXX4', 'SJ'), at: ms(1718007189549) },
        text: 'View Account Balance',
        content: {
          press: { payload: 'View Account Balance', title: 'View Account Balance', onMessage: '9b71295f-f7af-4c1f-b2b4-31b4a4867bad' },
        },
      }),
    ],
  },
  {
    name: 'a chosen row; its payload is the postback text, the id is that of the whole list',
    file: 'in-list-reply.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkYaYVSEEAhCzqobr15BdMPcRup1fIXAJ', sender: JOHN, at: ms(1580228523976), text: 'section 1 row 1' },
        content: {
          press: {
            ...{ payload: 'section 1 row 1 postback payload', title: 'section 1 row 1' },
            description: 'first row of first section description',
            onMessage: 'cbdafe39-1023-42a7-89d6-6c01a3388bb5',
          },
        },
      }),
    ],
  },
  {
    name: 'a pressed button without a payload: its title, and the message it was on',
    file: 'in-quick-reply-no-postback.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkYaYVSEEAhCzqobr15BdMPcRup1fIXAJ', sender: JOHN, at: ms(1580228523976), text: 'First' },
        content: { press: { payload: 'First', title: 'First', onMessage: '123b0fb2-0620-493b-8f7e-5a1ceb6d8c58' } },
      }),
    ],
  },
  {
    name: 'a pressed button that nothing is told of: its id must do, and the time is now',
    file: 'in-button-reply-emoji.json',
    expect: [
      messageReceived({
        ...{ externalId: '9f149409-1afa-4aed-b44a-2e4595ef4239', text: '👍' },
        sender: person(waId('9876543210_1'), { name: 'Glific Simulator One' }),
        content: { press: { payload: 'postbackText', title: '👍' } },
      }),
    ],
  },
];
