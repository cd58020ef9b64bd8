import { isObject, type JsonObject } from '../../json/reading.js';
import { parseUntrustedJson } from '../../json/untrusted-json.js';
import { jsonOf, type Answer, type Call } from '../../simulator/calls.js';
import { MAX_FILE_BYTES, type Files } from '../../simulator/files.js';
import type { SimulatedChannel } from '../../simulator/provider-simulator.js';
import { ok, refused } from './answers.js';

/** Meta's message out of a form whose objects are JSON texts, or out of JSON. A voice note says so in letters. */
export function messageIn(call: Call): JsonObject {
  const json = call.headers['content-type']?.startsWith('application/json') ? jsonOf(call) : undefined;
  const form = new URLSearchParams(call.body.toString('utf8'));
  const message: JsonObject = isObject(json) ? json : Object.fromEntries([...form].map(([name, value]) => [name, parsed(value)]));
  const { audio } = message;
  return isObject(audio) && audio.voice === 'true' ? { ...message, audio: { ...audio, voice: true } } : message;
}

function parsed(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return parseUntrustedJson(value);
  } catch {
    return value;
  }
}

/** `POST …/media`, a form with the file and its type. */
export async function answerUpload(call: Call, channel: SimulatedChannel, files: Files): Promise<Answer> {
  const form = await new Response(new Uint8Array(call.body), { headers: { 'content-type': call.headers['content-type'] ?? '' } })
    .formData()
    .catch(() => null);
  const [file, mime] = [form?.get('file'), form?.get('file_type')];
  if (!(file instanceof Blob) || typeof mime !== 'string') return refused(400, 'file and file_type are required');
  if (file.size > MAX_FILE_BYTES) return refused(400, 'The simulator takes files of up to 16 MB');
  const stored = files.store(channel.key, { name: file.name, mime, bytes: Buffer.from(await file.arrayBuffer()) });
  return ok({ mediaId: stored.id });
}
