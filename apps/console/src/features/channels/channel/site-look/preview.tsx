import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isColour, isPicture, type LookValues } from './look-values.js';
import classes from './site-look.module.css';

/** The built widget itself, fetched from where sites fetch it: what is shown here is what visitors see. */
interface PreviewModule {
  mountPreview(place: HTMLElement, turned: (open: boolean) => void): Preview;
}

interface Preview {
  show(wishes: PreviewWishes): void;
  remove(): void;
}

interface PreviewWishes {
  name: string;
  look: Record<'color' | 'position' | 'theme' | 'locale' | 'greeting' | 'launcherText' | 'avatar', string>;
  askName: boolean;
  askEmail: boolean;
  locale: string;
  open: boolean;
  scene: Scene;
}

type Scene = 'conversation' | 'greeting';

const PREVIEW = '/widget/preview.js';

export function LookPreview({ values, companyName }: { values: LookValues; companyName: string }) {
  const { t, i18n } = useTranslation('channels');
  const [scene, setScene] = useState<Scene>('conversation');
  const [open, setOpen] = useState(true);
  const { place, preview } = usePreview(setOpen);
  useEffect(() => {
    preview?.show({
      name: values.title || companyName,
      look: {
        color: isColour(values.color) ? values.color : '#2f6fed',
        position: values.position,
        theme: values.theme,
        locale: values.locale,
        greeting: values.greeting,
        launcherText: values.launcher_text,
        avatar: isPicture(values.avatar) ? values.avatar : '',
      },
      askName: values.ask_name,
      askEmail: values.ask_email,
      locale: i18n.language,
      open,
      scene,
    });
  }, [preview, values, companyName, i18n.language, open, scene]);
  return (
    <div className={classes.preview}>
      <SegmentedControl
        size="xs"
        aria-label={t('siteLook.scene.label')}
        data={[
          { value: 'conversation', label: t('siteLook.scene.conversation') },
          { value: 'greeting', label: t('siteLook.scene.greeting') },
        ]}
        value={scene}
        onChange={(chosen) => setScene(chosen as Scene)}
      />
      <div className={classes.page} role="group" aria-label={t('siteLook.preview')}>
        <div ref={place} className={classes.place} />
      </div>
    </div>
  );
}

function usePreview(turned: (open: boolean) => void) {
  const place = useRef<HTMLDivElement>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    const frame = place.current;
    if (!frame) return undefined;
    // A place of its own for each time: what was once made the root of a shadow stays it.
    const box = frame.appendChild(document.createElement('div'));
    let made: Preview | null = null;
    let gone = false;
    (import(/* @vite-ignore */ PREVIEW) as Promise<PreviewModule>).then(
      ({ mountPreview }) => {
        if (gone) return;
        made = mountPreview(box, turned);
        setPreview(made);
      },
      (error: unknown) => console.error(error),
    );
    return () => {
      gone = true;
      made?.remove();
      box.remove();
      setPreview(null);
    };
  }, [turned]);
  return { place, preview };
}
