import { file, messageReceived } from '../../testing/expected-events.js';
import type { IncomingCase } from '../../testing/connector-spec.js';
import { client, ms } from './people.js';

const SJ = client('91XXXXX4', 'SJ');
const SMIT = client('918x98xx21x4', 'Smit');

export const messageCases: IncomingCase[] = [
  {
    name: 'a text',
    file: 'in-text.json',
    expect: [messageReceived({ externalId: 'ABEGkZUTIXZ0Ago6jWqOZm-Sz0WD', sender: SJ, text: 'Hi', at: ms(1718007189549) })],
  },
  {
    name: 'a text that does not say that it is one',
    file: 'in-text-typeless.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkYaYVSEEAhAL3SLAWwHKeKrt6s3FKB0c', text: 'Hi', at: ms(1580227766370) },
        sender: client('919917443994', 'Smit'),
      }),
    ],
  },
  {
    name: 'an answer quotes our message by the id that we got for it',
    file: 'in-text-reply.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkZUTIXZ0Ago6jWqOZm-Sz0WD', sender: SJ, text: 'Hi', at: ms(1718007189549) },
        quotes: '9b71295f-f7af-4c1f-b2b4-31b4a4867bad',
      }),
    ],
  },
  {
    name: 'a text that an advertisement led to',
    file: 'in-text-ad-referral-cloud.json',
    expect: [
      messageReceived({
        ...{ externalId: 'XOMlrzW4gMzj_PXKInEn1Thkp', text: 'Hello! Can I get more info on this?', at: ms(1712584165510) },
        sender: client('917735695203', 'Automation'),
        content: {
          referral: expect.objectContaining({ sourceId: '6570618339781', clickId: expect.stringMatching(/^ARAHuTtG/) as string }) as never,
        },
      }),
    ],
  },
  {
    name: 'a text that a post led to, in the older shape',
    file: 'in-text-post-referral.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkZlpNARoAgo6v1b-zBR7EnX3', sender: SMIT, text: 'I saw this on Facebook...', at: ms(1624350395531) },
        content: { referral: expect.objectContaining({ sourceType: 'post', headline: 'Demo Gupshup ad', mediaUrl: null }) as never },
      }),
    ],
  },
  {
    name: 'a picture; who wrote is the source, not the masked phone beside the name',
    file: 'in-image.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkZUTIXZ0Ago69N5XB9zTUbl-', text: 'Sample image', at: ms(1718003620228) },
        sender: client('919XXXXX4', 'SJ'),
        attachments: [
          file({
            ...{ kind: 'image', mime: 'image/jpeg' },
            url: 'https://filemanager.gupshup.io/wa/23038a99-929b-408b-80eb-4d30cebb93d4/wa/media/2f997fea-9696-46c4-a2e5-8667fd27988d?download=false',
          }),
        ],
      }),
    ],
  },
  {
    name: 'a voice note, known by its codec',
    file: 'in-audio-voice.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkZUTIXZ0Ago6nbYEmVczNV4w', at: ms(1718003880179), sender: client('91XXXXX4', 'SJ') },
        attachments: [
          file({
            ...{ kind: 'voice', mime: 'audio/ogg; codecs=opus' },
            url: 'https://filemanager.gupshup.io/wa/23038a99-929b-408b-80eb-4d30cebb93d4/wa/media/60830ca4-c005-420a-9574-50a50c9a7736?download=false',
          }),
        ],
      }),
    ],
  },
  {
    name: 'a picture that was sent as a file is a file',
    file: 'in-file.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkZUTIXZ0Ago6VPYl8mM5nl8R', sender: SJ, text: 'Document caption', at: ms(1718004253390) },
        attachments: [
          file({
            ...{ kind: 'document', mime: 'image/png', name: 'IMG_0068.PNG' },
            url: 'https://filemanager.gupshup.io/wa/23038a99-929b-408b-80eb-4d30cebb93d4/wa/media/f716a5c0-712d-4462-bcb6-bae95368f8a3?download=false&fileName=IMG_0068.PNG',
          }),
        ],
      }),
    ],
  },
  {
    name: 'a place, whose coordinates are texts',
    file: 'in-location.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkYaYVSEEAhCIxTq7KXQIqby1Uo-IO7_E', sender: SMIT, at: ms(1580228767338) },
        content: { location: { latitude: 19.1453658, longitude: 72.8552172 } },
      }),
    ],
  },
  {
    name: 'a place as the answer to our question; the phone outside is ours',
    file: 'in-location-request-reply.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkWIFlHeVAhCz32ByUk3D11ju98UPw_BE', at: ms(1682505204576) },
        ...{ sender: client('916205947795', 'Vishal Kumar'), quotes: 'gBEGkWIFlHeVAglFUZUUf5DKWfc' },
        content: { location: { latitude: 22.7622767, longitude: 86.1941876 } },
      }),
    ],
  },
  {
    name: 'a contact card',
    file: 'in-contact-card.json',
    expect: [
      messageReceived({
        ...{ externalId: 'ABEGkYaYVSEEAhD9cTZVyPlOGYZJOnviI7OJ', sender: SMIT, at: ms(1584898884710) },
        content: {
          contacts: [
            {
              ...{ name: 'Dev Support', organisation: 'Dev Support', emails: ['test@ab.com', 'test@whatsapp.com'] },
              phones: [{ phone: '+91 77383 05433', type: 'Mobile' }],
            },
          ],
        },
      }),
    ],
  },
];
