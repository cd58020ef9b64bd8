import type { IncomingCase } from '../../testing/connector-spec.js';
import { messageReceived, person, seconds } from '../../testing/expected-events.js';
import { sheena, tester } from './people.js';

export const pressCases: IncomingCase[] = [
  {
    name: 'a reply button',
    file: 'in-interactive-button-reply.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTZBQzg0MzQ4QjRCM0NGNkVGOAA=',
        sender: sheena,
        text: 'Cancel',
        content: {
          press: { payload: 'cancel-button', title: 'Cancel', onMessage: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI3MEM2RUJFNkI0RENGQTVDRjUA' },
        },
        at: seconds(1750025136),
      }),
    ],
  },
  {
    name: 'a list row',
    file: 'in-interactive-list-reply.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUJDQ0NDM0FEODY4ODkzOTc5RgA=',
        sender: sheena,
        text: 'Priority Mail Express',
        content: {
          press: {
            payload: 'priority_express',
            title: 'Priority Mail Express',
            description: 'Next Day to 2 Days',
            onMessage: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBJGMzEyNzhENTZDMzNGODlDRDgA',
          },
        },
        at: seconds(1749854575),
      }),
    ],
  },
  {
    name: 'a list row that is only an id, in a body without number and time',
    file: 'in-list-reply-id-only.json',
    expect: [
      messageReceived({
        externalId: 'wamid.x',
        sender: person([{ kind: 'wa_id', value: '7700' }], { phone: '7700' }),
        text: 'menu:1',
        content: { press: { payload: 'menu:1', title: 'menu:1' } },
      }),
    ],
  },
  {
    name: 'a button of a template names the template message',
    file: 'in-template-button.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUU0M0MxQzQzMUJCMTMwNUZFOQA=',
        sender: sheena,
        text: 'Unsubscribe',
        content: {
          press: { payload: 'Unsubscribe', title: 'Unsubscribe', onMessage: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBJFNjk2OTMwNEZCQjhGMzUyQUYA' },
        },
        at: seconds(1750091045),
      }),
    ],
  },
  {
    name: 'a button of a template without the template message',
    file: 'in-button-no-context.json',
    expect: [
      messageReceived({
        externalId: 'wamid.xsidjx',
        sender: tester,
        text: 'title',
        content: { press: { payload: 'callback_data', title: 'title' } },
        at: seconds(1698269027),
      }),
    ],
  },
  {
    name: 'a filled form',
    file: 'in-flow-response.json',
    expect: [
      messageReceived({
        externalId: 'wamid.wegrchytvwcggt==',
        sender: tester,
        text: 'Sent',
        content: {
          form: {
            name: 'flow',
            answers: {
              comment_text: 'Comment Text',
              delivery_rating: '4',
              flow_token: 'AQAAAAACS5FpgQ_cAAAAAD0QI3s.',
              purchase_rating: '2',
              recommend_radio: '0',
              cs_rating: '0',
            },
          },
        },
        quotes: 'wamid.gvwegfretge==',
        at: seconds(1702502473),
      }),
    ],
  },
];
