import { createContext, type ComponentChildren, type JSX, type TargetedKeyboardEvent } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { useSurroundings } from '../context.js';
import { keepFocusIn } from '../frame/focus.js';
import { Icon } from './icons.js';

interface Shown {
  url: string;
  name: string;
}

const OpenPicture = createContext<(picture: Shown) => void>(() => undefined);
export const useOpenPicture = (): ((picture: Shown) => void) => useContext(OpenPicture);

/** Shows one picture over everything, and gives the focus back afterwards. */
export function PictureViewer({ children }: { children: ComponentChildren }): JSX.Element {
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <OpenPicture.Provider value={setShown}>
      {children}
      {shown && <Lightbox picture={shown} close={() => setShown(null)} />}
    </OpenPicture.Provider>
  );
}

function Lightbox({ picture, close }: { picture: Shown; close: () => void }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    const before = (element?.getRootNode() as ShadowRoot | undefined)?.activeElement as HTMLElement | null;
    element?.querySelector('button')?.focus();
    return () => before?.focus();
  }, []);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else keepFocusIn(event.currentTarget, event);
  };
  return (
    <div ref={box} class="lightbox" role="dialog" aria-modal="true" aria-label={picture.name || texts.picture} onKeyDown={onKeyDown}>
      <button type="button" class="backdrop" tabIndex={-1} aria-hidden="true" onClick={close} />
      <img src={picture.url} alt={picture.name} />
      <div class="lightboxBar">
        <a
          class="iconButton"
          href={picture.url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={texts.openInTab}
          title={texts.openInTab}
        >
          <Icon name="outside" />
        </a>
        <button type="button" class="iconButton" aria-label={texts.closePicture} title={texts.closePicture} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}
