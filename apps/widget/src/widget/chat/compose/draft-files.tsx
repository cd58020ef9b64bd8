import type { JSX } from 'preact';
import { useSurroundings } from '../context.js';
import { Icon } from '../parts/icons.js';
import type { useFiles } from './use-files.js';

/** The chosen files, and why others were not taken. */
export function DraftFiles({ files: { files, problems, remove } }: { files: ReturnType<typeof useFiles> }): JSX.Element {
  const { speech } = useSurroundings();
  return (
    <>
      {problems.length > 0 && (
        <div class="problem" role="alert">
          {problems.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {files.length > 0 && (
        <ul class="drafts">
          {files.map(({ id, file, preview }) => (
            <li key={id} class="draft">
              {preview ? <img src={preview} alt="" /> : <Icon name="file" size={20} />}
              <span class="fileWords">
                <span class="fileName">{file.name}</span>
                <span class="fileNote">{speech.size(file.size)}</span>
              </span>
              <button type="button" class="iconButton" aria-label={speech.texts.removeFile(file.name)} onClick={() => remove(id)}>
                <Icon name="close" size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
