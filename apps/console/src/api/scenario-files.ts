import { ApiError } from './api-error.js';
import { credentialHeaders, errorFrom } from './client.js';
import type { ScenarioFile } from './scenario-types.js';

export const fileAddress = (fileId: number): string => `/api/scenario-files/${fileId}`;

/** XMLHttpRequest, because fetch does not tell how much has gone up. */
export function uploadScenarioFile(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<ScenarioFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/scenario-files');
    for (const [name, value] of Object.entries(credentialHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as ScenarioFile);
      else reject(errorFrom(request.status, request.responseText, request.getResponseHeader('Retry-After')));
    };
    request.onerror = () => reject(new ApiError(0, 'offline', ''));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
