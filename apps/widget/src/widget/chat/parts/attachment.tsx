import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MessageAttachment, PendingAttachment } from '../../../sdk/index.js';
import { useSurroundings } from '../context.js';
import { Icon } from './icons.js';
import { safeUrl } from './links.js';
import { useOpenPicture } from './lightbox.js';
import { Voice } from './voice.js';

/** A file of a message, shown the way of its kind. */
export function Attachment({ file, preview }: { file: MessageAttachment; preview?: string }): JSX.Element {
  const { speech } = useSurroundings();
  const url = safeUrl(file.url);
  if (!url) return <FileRow name={file.name || speech.texts.file} note={speech.texts.comesSoon} />;
  if (file.kind === 'image' || file.kind === 'sticker') return <Picture file={file} url={url} preview={preview} />;
  if (file.kind === 'voice' || file.kind === 'audio') return <Voice file={file} url={url} />;
  if (file.kind === 'video') {
    return <video class="frame" src={url} controls preload="metadata" playsInline aria-label={file.name || speech.texts.video} />;
  }
  return <FileRow name={file.name || speech.texts.file} note={speech.size(file.size)} url={url} />;
}

function Picture({ file, url, preview }: { file: MessageAttachment; url: string; preview: string | undefined }): JSX.Element {
  const { speech } = useSurroundings();
  const open = useOpenPicture();
  const [failed, setFailed] = useState(false);
  // A page's policy, or a kind that the browser does not know: the file itself is still there.
  if (failed) return <FileRow name={file.name || speech.texts.picture} note={speech.size(file.size)} url={url} />;
  const sticker = file.kind === 'sticker';
  return (
    <button
      type="button"
      class={sticker ? 'picture sticker' : 'picture'}
      aria-label={`${speech.texts.openPicture}: ${file.name}`}
      onClick={() => open({ url, name: file.name })}
    >
      <img class={sticker ? '' : 'frame'} src={preview ?? url} alt={file.name} onError={() => setFailed(true)} />
    </button>
  );
}

/** A file on its way up. */
export function Upload({ file, preview }: { file: PendingAttachment; preview?: string }): JSX.Element {
  const { speech } = useSurroundings();
  const done = file.progress === null ? undefined : Math.round(file.progress * 100);
  return (
    <div class="upload">
      {preview && file.kind === 'image' ? (
        <img class="frame" src={preview} alt={file.name} />
      ) : (
        <FileRow name={file.name} note={speech.size(file.size)} />
      )}
      <progress class="progress" max={100} value={done} aria-label={file.name} />
    </div>
  );
}

function FileRow({ name, note, url }: { name: string; note: string; url?: string }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const inside = (
    <>
      <span class="fileIcon">
        <Icon name="file" size={20} />
      </span>
      <span class="fileWords">
        <span class="fileName">{name}</span>
        <span class="fileNote">{note}</span>
      </span>
    </>
  );
  if (!url) return <div class="file">{inside}</div>;
  return (
    <a class="file" href={url} download={name} target="_blank" rel="noopener noreferrer" aria-label={texts.download(name, note)}>
      {inside}
    </a>
  );
}
