import type { IncomingCase } from '../../testing/connector-spec.js';
import { file, messageEchoed, messageImported, person, seconds } from '../../testing/expected-events.js';

const known = (phone: string) => person([{ kind: 'wa_id', value: phone }], { phone });
const PLACEHOLDER = 'wamid.QyNUEHBgLMTY0NjcwNDM1OTUVAgARGBI1Rj3NEYxMzAzMzQ5MkEA';
const INFO = "Here's the info you requested! https://www.meta.com/quest/quest-3/";

/** What was written in the phone app: echoes as it happens, and the history once. */
export const phoneAppCases: IncomingCase[] = [
  {
    name: 'a text sent from the phone goes to the client and comes from nobody we know',
    file: 'echo-text-docs.json',
    expect: [
      messageEchoed({
        externalId: 'wamid.HBgLMTY0NjcwNDM1OTUVAgARGBIyNDlBOEI5QUQ4NDc0N0FCNjMA',
        to: known('16505551234'),
        text: INFO,
        at: seconds(1739321024),
      }),
    ],
  },
  {
    name: 'a text edited on the phone',
    file: 'echo-edit.json',
    expect: [{ type: 'message_edited', externalId: 'wamid.zzzzzz', text: 'Text was edited' }],
  },
  {
    name: 'a chunk of the history, in both directions, with a file to come',
    file: 'history-threads.json',
    beside: { history: { phase: 0, order: 1, progress: 55 } },
    expect: [
      messageImported({
        externalId: 'wamid.HBgLMTY0NjcwNDM1OTUVAgARGBIyNDlBOEI5QUQ4NDc0N0FCNjMA',
        client: known('16505551234'),
        status: 'read',
        text: INFO,
        at: seconds(1739230955),
      }),
      messageImported({
        externalId: PLACEHOLDER,
        client: known('16505551234'),
        status: 'read',
        awaitsAttachment: true,
        at: seconds(1739230970),
      }),
      messageImported({
        externalId: 'wamid.N0FCNjMAHBgLMTY0NjcwNDM1OTUVAgARGBIyNDlBOEI5QUQ4NDc0',
        client: known('16505551234'),
        direction: 'from_client',
        status: 'none',
        text: 'Thanks!',
        at: seconds(1739230970),
      }),
      messageImported({
        externalId: 'wamid.BIyNDlBOEI5N0FCNjMAHBgLMTY0NjcwNDM1OTUVAgARGQUQ4NDc0',
        client: known('12125557890'),
        status: 'delivered',
        text: 'Thanks for your order! As a thank you, use code THANKS30 to get 30% of your next order.',
        at: seconds(1739230970),
      }),
    ],
  },
  {
    name: 'the file of an imported message fills its placeholder and is no new message',
    file: 'history-media-followup.json',
    expect: [
      {
        type: 'attachment_arrived',
        externalId: PLACEHOLDER,
        text: 'Black Prince echeveria',
        attachments: [file({ kind: 'image', mime: 'image/jpeg', mediaId: '24230790383178626' })],
      },
    ],
  },
];
