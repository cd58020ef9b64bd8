import type { IncomingCase } from '../../testing/connector-spec.js';
import { file, messageReceived, person, seconds, statusChanged } from '../../testing/expected-events.js';

const kerry = person([{ kind: 'wa_id', value: '5678' }], { name: 'Kerry Fisher', phone: '5678' });
const fromKerry = { externalId: 'external_id', sender: kerry, at: seconds(1454119029) };
/** His card names another id, so it is not known to be his. */
const udit = person([{ kind: 'wa_id', value: '910123456789' }], { phone: '910123456789' });
const fromUdit = { externalId: 'wappmsg.ID', sender: udit };

/** Meta's envelope, as 360dialog passes it on. */
const passedOn: IncomingCase[] = [
  { name: 'a text', file: 'in-text.json', expect: [messageReceived({ ...fromKerry, text: 'Hello World' })] },
  {
    name: 'a text whose time is a date in words comes without its time',
    file: 'in-text-odd-timestamp.json',
    expect: [messageReceived({ ...fromUdit, text: 'hi' })],
  },
  {
    name: 'a picture with a caption',
    file: 'in-image.json',
    expect: [
      messageReceived({
        ...{ ...fromKerry, text: 'Check out my new phone!' },
        attachments: [file({ kind: 'image', mime: 'image/jpeg', mediaId: 'id_image' })],
      }),
    ],
  },
  {
    name: 'a film, whatever type it says',
    file: 'in-video.json',
    expect: [
      messageReceived({
        ...{ ...fromKerry, text: 'Check out my new phone!' },
        attachments: [file({ kind: 'video', mime: 'image/jpeg', mediaId: 'id_video' })],
      }),
    ],
  },
  {
    name: 'a document without a name',
    file: 'in-document.json',
    expect: [
      messageReceived({
        ...{ ...fromKerry, text: '80skaraokesonglistartist' },
        attachments: [file({ kind: 'document', mime: 'application/pdf', mediaId: 'id_document' })],
      }),
    ],
  },
  {
    name: 'a document of which only the id is known',
    file: 'in-document-id-only.json',
    expect: [messageReceived({ ...fromUdit, attachments: [file({ kind: 'document', mediaId: 'sdfghj567' })] })],
  },
  {
    name: 'a place on the equator',
    file: 'in-location.json',
    expect: [
      messageReceived({
        ...fromKerry,
        content: {
          location: {
            ...{ latitude: 0, longitude: 1, name: 'Main Street Beach', address: 'Main Street Beach, Santa Cruz, CA' },
            url: 'https://foursquare.com/v/4d7031d35b5df7744',
          },
        },
      }),
    ],
  },
  {
    name: 'a pressed button',
    file: 'in-button-reply.json',
    expect: [messageReceived({ ...fromKerry, text: 'Yes', content: { press: { payload: 'id_button_reply', title: 'Yes' } } })],
  },
  {
    name: 'a chosen row of a list that nobody names',
    file: 'in-list-reply.json',
    expect: [messageReceived({ ...fromKerry, text: 'Yes', content: { press: { payload: 'id_list_reply', title: 'Yes' } } })],
  },
  {
    name: "a template's button names the message that it was on",
    file: 'in-template-button.json',
    expect: [
      messageReceived({
        ...{ ...fromKerry, text: 'No' },
        content: { press: { payload: 'No-Button-Payload', title: 'No', onMessage: 'gBGGFmkiWVVPAgkgQkwi7IORac0' } },
      }),
    ],
  },
  {
    name: 'a status',
    file: 'status-sent.json',
    expect: [
      statusChanged({
        ...{ externalId: 'external_id', status: 'sent', at: seconds(1454119029), recipient: [{ kind: 'wa_id', value: '5678' }] },
        pricing: {
          ...{ billable: false, model: 'CBP', category: 'referral_conversion', type: null },
          providerThreadId: 'CONVERSATION_ID',
        },
      }),
    ],
  },
];

const sojan = (...phones: string[]) =>
  person(
    phones.map((value) => ({ kind: 'wa_id', value })),
    { name: 'Sojan Jose', phone: phones[0] ?? null },
  );
const fromSojan = { externalId: 'SDFADSf23sfasdafasdfa', sender: sojan('2423423243'), at: seconds(1633034394) };

/** Bodies of the On-Premise API, without an envelope. */
const flat: IncomingCase[] = [
  { name: 'a text without an envelope', file: 'legacy-flat-text.json', expect: [messageReceived({ ...fromSojan, text: 'Test' })] },
  {
    name: 'a picture without an envelope',
    file: 'legacy-flat-image.json',
    expect: [
      messageReceived({
        ...{ ...fromSojan, text: 'Check out my product!' },
        attachments: [file({ kind: 'image', mime: 'image/jpeg', mediaId: 'b1c68f38-8734-4ad3-b4a1-ef0c10d683' })],
      }),
    ],
  },
  {
    name: 'a Brazilian phone is the same client with and without its ninth digit',
    file: 'in-brazil-9-digit.json',
    expect: [messageReceived({ ...fromSojan, sender: sojan('5541988887777', '554188887777'), text: 'Test' })],
  },
  {
    name: 'the cards of a company and of a person',
    file: 'legacy-flat-contacts-org.json',
    expect: [
      messageReceived({
        externalId: 'wamid.SDFADSf23sfasdafasdfa',
        sender: person([{ kind: 'wa_id', value: '919446284490' }], { phone: '919446284490' }),
        at: seconds(1675823265),
        content: {
          contacts: [
            { name: 'Apple Inc.', phones: [{ phone: '+911800', type: 'MAIN' }] },
            { name: 'Chatwoot', phones: [{ phone: '+1 (415) 341-8386' }] },
          ],
        },
      }),
    ],
  },
];

export const webhookCases: IncomingCase[] = [...passedOn, ...flat];
