import { ProcessRig } from '../../testing/process-rig.js';
import type { PreparedVoice, VoicePreparationActivities } from './voice-preparation.activities.js';
import { uploadIdOf, voicePreparationProcess, voicePreparationWorkflowId, type VoiceRecording } from './voice-preparation.contract.js';

let rig: ProcessRig;
let nextUpload = 1;
beforeAll(async () => (rig = await ProcessRig.create(voicePreparationProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const aRecording = (): VoiceRecording => ({ companyId: 1, uploadId: nextUpload++ });

/** The activities as a script that notes what it was asked. */
function studio(answer: (count: number) => PreparedVoice) {
  const script = { asked: [] as VoiceRecording[], givenUp: [] as VoiceRecording[] };
  const stubs = {
    prepareVoice: async (recording: VoiceRecording) => answer(script.asked.push(recording)),
    giveUpVoice: async (recording: VoiceRecording) => void script.givenUp.push(recording),
  } satisfies VoicePreparationActivities;
  return { ...script, stubs };
}

it.each(['ready', 'failed', 'gone'] as const)('a recording is worked on once, and the answer "%s" is the end', async (outcome) => {
  const script = studio(() => ({ outcome }));
  const recording = aRecording();
  const id = voicePreparationWorkflowId(recording.uploadId);
  await rig.run(id, { ...recording, at: '2026-11-25T10:00:00.000Z' }, script.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: outcome });
    rig.record(handle, `ended-${outcome}`);
  });
  expect(script.asked).toEqual([recording]);
  expect(script.givenUp).toEqual([]);
});

it('the same start told twice is one piece of work', async () => {
  const script = studio(() => ({ outcome: 'ready' }));
  const recording = aRecording();
  const id = voicePreparationWorkflowId(recording.uploadId);
  const early = async (): ReturnType<ProcessRig['start']> => {
    await rig.start(id, recording);
    return rig.start(id, recording);
  };
  await rig.runLate(early, script.stubs, (handle) => handle.result());
  expect(script.asked).toHaveLength(1);
});

it('a worker that dies is asked again', async () => {
  const script = studio((count) => {
    if (count === 1) throw new Error('the worker died');
    return { outcome: 'ready' };
  });
  const recording = aRecording();
  await rig.run(voicePreparationWorkflowId(recording.uploadId), recording, script.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'ready' });
    rig.record(handle, 'asked-again-after-a-dead-worker');
  });
  expect(script.asked).toHaveLength(2);
});

it('what never gets done is given up, and whoever waits hears of it', async () => {
  const script = studio(() => {
    throw new Error('the disk is full');
  });
  const recording = aRecording();
  await rig.run(voicePreparationWorkflowId(recording.uploadId), recording, script.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'gave_up' });
    rig.record(handle, 'given-up');
  });
  expect(script.asked).toHaveLength(8);
  expect(script.givenUp).toEqual([recording]);
});

it('a workflow id names its upload, and nothing else does', () => {
  expect(uploadIdOf(voicePreparationWorkflowId(42))).toBe(42);
  expect(uploadIdOf('voice-preparation:')).toBeNull();
  expect(uploadIdOf('message-retry:42')).toBeNull();
});
