import type { Answer, Call } from '../../simulator/calls.js';
import { MAX_FILE_BYTES, type Files } from '../../simulator/files.js';
import type { SimulatedChannel } from '../../simulator/provider-simulator.js';
import { graphError, invalidParameter, invalidToken, unknownObject } from './graph-error.js';
import { BYTES_PATH } from './paths.js';

/** `POST /{number}/media`, a form with the file. */
export async function answerUpload(call: Call, channel: SimulatedChannel, files: Files): Promise<Answer> {
  const form = await new Response(new Uint8Array(call.body), { headers: { 'content-type': call.headers['content-type'] ?? '' } })
    .formData()
    .catch(() => null);
  const file = form?.get('file');
  if (form?.get('messaging_product') !== 'whatsapp') return invalidParameter('The parameter messaging_product is required.');
  if (!(file instanceof Blob)) return invalidParameter('The parameter file is required.');
  if (file.size > MAX_FILE_BYTES) return graphError(400, 131053, 'Media upload error', 'The simulator takes files of up to 16 MB.');
  const stored = files.store(channel.key, { name: file.name, mime: file.type, bytes: Buffer.from(await file.arrayBuffer()) });
  return { status: 200, json: { id: stored.id } };
}

/** `GET /{media}`: where the bytes are. */
export function answerAddress(call: Call, id: string, known: readonly SimulatedChannel[], files: Files): Answer {
  const file = files.get(id);
  if (call.method !== 'GET' || !file || !known.some(({ key }) => key === file.channelKey)) return unknownObject(id);
  const url = `${call.origin}${BYTES_PATH}?mid=${id}`;
  const json = { messaging_product: 'whatsapp', url, mime_type: file.mime, sha256: file.sha256, file_size: String(file.bytes.length), id };
  return { status: 200, json };
}

/** The bytes, for the token's owner and callers who name themselves. */
export function answerBytes(call: Call, known: readonly SimulatedChannel[], files: Files): Answer {
  const file = files.get(call.query.get('mid') ?? '');
  if (known.length === 0 || !call.headers['user-agent']) return invalidToken();
  if (!file || !known.some(({ key }) => key === file.channelKey)) return { status: 404 };
  return { status: 200, headers: { 'content-type': file.mime }, bytes: file.bytes };
}
