import { file, messageReceived, seconds, statusChanged } from '../../testing/expected-events.js';
import type { IncomingCase } from '../../testing/connector-spec.js';
import { client, waId } from './people.js';

export const partnerCases: IncomingCase[] = [
  {
    name: 'version 3: a voice note that says so',
    file: 'v3-in-voice-real.json',
    expect: [
      messageReceived({
        externalId: 'wamid.HBgMOTE3NTk1OTAzNDM3FQIAEhggQUMwRDI1ODg0N0ZGRTg4MjdDRUJGQTlCQkQxQkMwMEYA',
        ...{ sender: client('917595903437', 'Soumit'), at: seconds(1760434985) },
        attachments: [
          file({
            ...{ kind: 'voice', mime: 'audio/ogg; codecs=opus', mediaId: '1408004134667495' },
            url: 'https://filemanager.gupshup.io/wa/3553ab46-e985-4195-989d-9bb90653e439/wa/media/1408004134667495?download=false',
          }),
        ],
      }),
    ],
  },
  {
    name: 'version 3: sent',
    file: 'v3-status-sent.json',
    expect: [
      statusChanged({
        ...{ externalId: '7daeb742-f2dc-4c09-90e0-d879d20f7b98', alsoKnownAs: ['wamid.HBgMOTE5MTYzODA1ODczFQIAERgSMDQ4Rj...'] },
        ...{ status: 'sent', at: seconds(1710930461), recipient: waId('91****73') },
        pricing: { billable: null, model: null, category: null, type: null, providerThreadId: '3dabdf65abaf1cbbf85217d232cce91f' },
      }),
    ],
  },
  {
    name: 'version 3: read',
    file: 'v3-status-read.json',
    expect: [
      statusChanged({
        ...{ externalId: '7b8f0910-db98-4cce-be5f-e6e1e847b4bd', alsoKnownAs: ['wamid.HBgMOTE5MTYzODA1ODczFQIAERgSMUUzNz...'] },
        ...{ status: 'read', at: seconds(1720779817), recipient: waId('91*******73') },
      }),
    ],
  },
  {
    name: 'version 3: read, with two ids of one form, of which gs_id is ours',
    file: 'v3-status-read-two-uuids.json',
    expect: [
      statusChanged({
        ...{ externalId: '3de985af-d06e-41e1-acaf-c379b429668a', alsoKnownAs: ['fc46fadf-5075-4bb6-9cff-f3ff8c6f6478'] },
        ...{ status: 'read', at: seconds(1705574869), recipient: waId('919970754444') },
      }),
    ],
  },
];
