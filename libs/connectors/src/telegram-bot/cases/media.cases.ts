import type { IncomingCase } from '../../testing/connector-spec.js';
import { file, messageReceived, seconds } from '../../testing/expected-events.js';
import { ANDREY, NIC, SOJAN, TEST_USER } from './people.js';

const TEST = { externalId: '1111111:1365', sender: TEST_USER, at: seconds(1_441_645_532) };
const MEDIA_ID = 'AwADBAADbXXXXXXXXXXXGBdhD2l6_XX';

export const mediaCases: IncomingCase[] = [
  {
    name: 'a picture in four sizes, with a caption',
    file: 'message-photo-caption.json',
    expect: [
      messageReceived({
        ...{ externalId: '3527065:85', sender: NIC, text: 'Photo Caption', at: seconds(1_493_843_318) },
        attachments: [file({ kind: 'image', mime: 'image/jpeg', mediaId: 'AgADAQADtKcxG4LRUUQSQVUjfJIiiF8G6C8ABA9NJzFdXskaincBAAEC' })],
      }),
    ],
  },
  {
    name: 'a picture',
    file: 'message-photo-single.json',
    expect: [
      messageReceived({
        ...{ externalId: '23:1', sender: SOJAN, at: seconds(1_631_132_077) },
        attachments: [
          file({
            ...{ kind: 'image', mime: 'image/jpeg' },
            mediaId: 'AgACAgUAAxkBAAODYV3aGZlD6vhzKsE2WNmblsr6zKwAAi-tMRvCoeBWNQ1ENVBzJdwBAAMCAANzAAMhBA',
          }),
        ],
      }),
    ],
  },
  {
    name: 'the largest size of a picture',
    file: 'message-photo-sizes.json',
    expect: [
      messageReceived({
        ...{ externalId: '250918540:199791', sender: ANDREY, at: seconds(1_568_290_622) },
        attachments: [file({ kind: 'image', mime: 'image/jpeg', mediaId: 'AgADAgAD36sxG-PX0UvQSXIn9rccdw-ACA4ABAEAAwIAA3kAAyTcBAABFgQ' })],
      }),
    ],
  },
  {
    name: 'a forwarded film of an album',
    file: 'message-media-group.json',
    expect: [
      messageReceived({
        ...{ externalId: '250918540:198283', sender: ANDREY, at: seconds(1_567_927_221), content: { album: '12543417770506682' } },
        attachments: [file({ kind: 'video', mime: 'video/mp4', mediaId: 'BAADAgADpgQAAgX9qEud6QcgPiOAlhYE', durationSeconds: 13 })],
      }),
    ],
  },
  {
    name: 'a film with its name',
    file: 'message-video-with-thumb.json',
    expect: [
      messageReceived({
        ...{ externalId: '23:1', sender: SOJAN, at: seconds(1_631_132_077) },
        attachments: [
          file({
            ...{ kind: 'video', name: 'IMG_2170.MOV', mime: 'video/mp4', durationSeconds: 1 },
            mediaId: 'BAACAgUAAxkBAAOGYV3e_F8-v3OoAs23SJIBolyXMMMAAqsDAAKd8fBW4X9xFmpoAlghBA',
          }),
        ],
      }),
    ],
  },
  {
    name: 'a voice note',
    file: 'message-voice.json',
    expect: [
      messageReceived({ ...TEST, attachments: [file({ kind: 'voice', mime: 'audio/ogg', mediaId: MEDIA_ID, durationSeconds: 5 })] }),
    ],
  },
  {
    name: 'music',
    file: 'message-audio.json',
    expect: [
      messageReceived({
        ...TEST,
        attachments: [file({ kind: 'audio', name: 'Test music file', mime: 'audio/mpeg', mediaId: MEDIA_ID, durationSeconds: 243 })],
      }),
    ],
  },
  {
    name: 'a document',
    file: 'message-document.json',
    expect: [
      messageReceived({
        ...TEST,
        attachments: [file({ kind: 'document', name: 'Testfile.pdf', mime: 'application/pdf', mediaId: MEDIA_ID })],
      }),
    ],
  },
  {
    name: 'an animated sticker, which no browser shows, with its emoji',
    file: 'message-sticker.json',
    expect: [
      messageReceived({
        ...{ externalId: '250918540:199787', sender: ANDREY, text: '😡', at: seconds(1_568_290_188) },
        attachments: [
          file({
            ...{ kind: 'sticker', mime: 'application/x-tgsticker' },
            mediaId: 'CAACAgIAAxkBAAESLdBjMImep-J0W8XaTN6S_Lz1-j1QIQACIwADsND4DGmmygHGlyggKQQ',
          }),
        ],
      }),
    ],
  },
];
