import { person, messageReceived, channelNotice, seconds } from '../../testing/expected-events.js';
import type { IncomingCase } from '../../testing/connector-spec.js';

export const changeCases: IncomingCase[] = [
  {
    name: 'an edit',
    file: 'edited-message.json',
    expect: [{ type: 'message_edited', externalId: '1111111:1365', text: 'Edited text' }],
  },
  {
    name: 'a press, by whoever pressed',
    file: 'callback-query.json',
    expect: [
      messageReceived({
        ...{ externalId: 'press:2342342309929423', text: 'Option 1', pressHandle: '2342342309929423' },
        sender: person([{ kind: 'user_id', value: '5171248' }], { name: 'Sojan Jose', username: 'sojan' }),
        content: { press: { payload: 'Option 1', title: 'Option 1', onMessage: '23:1' } },
      }),
    ],
  },
  {
    name: 'a press without its message',
    file: 'callback-query-no-message.json',
    expect: [
      messageReceived({
        ...{ externalId: 'press:q', text: 'a', pressHandle: 'q' },
        sender: person([{ kind: 'user_id', value: '81' }], { name: 'Run' }),
        content: { press: { payload: 'a', title: 'a' } },
      }),
    ],
  },
  {
    name: 'a reaction in a group',
    file: 'message-reaction.json',
    expect: [{ type: 'reaction_changed', onMessage: '-1002184233434:35', emoji: '🌭', by: [{ kind: 'chat', value: '-1002184233434' }] }],
  },
  {
    name: 'a user who blocked the bot',
    file: 'my-chat-member-kicked.json',
    expect: [
      {
        ...{ type: 'client_reachability', client: [{ kind: 'user_id', value: '0' }], reachable: false },
        ...{ line: 'client_blocked_channel', at: seconds(1_644_677_726) },
      },
    ],
  },
  {
    name: 'a personal account that connected the bot',
    file: 'business-connection.json',
    expect: [channelNotice('info', 'business_connected', 'The personal account 81 has connected this bot (connection c81).')],
  },
];
