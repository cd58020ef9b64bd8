import { IconArrowUpRight, IconCornerDownLeft, IconFile, IconList, IconMicrophone, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import bubble from '../../../../ui/messenger/bubble.module.css';
import type { Skin } from '../../../../ui/messenger/skin.js';
import { useFormats } from '../../../../ui/format.js';
import type { MessageStep, ScenarioFile } from '../../model/content.js';
import { fileAddress } from '../../../../api/scenario-files.js';
import { withExamples } from '../logic/template-text.js';
import type { Shown, ShownButton } from './fit-message.js';
import classes from './preview.module.css';

interface Props {
  message: Pick<MessageStep, 'file'>;
  shown: Shown;
  skin: Skin;
}

/** A piece of the messenger's thread with the message in it. Nothing in it can be pressed. */
export function PreviewBubble({ message: { file }, shown, skin }: Props) {
  const { t } = useTranslation('steps');
  const text = useExampleText()(shown.text);
  const parts = shown.textApart
    ? [
        { text, file: null },
        { text: '', file },
      ]
    : [{ text, file }];
  const written = parts.filter((part) => part.text.trim() !== '' || part.file);
  const buttons = <Buttons shown={shown} skin={skin} />;
  return (
    <div className={`${skin.className} ${classes.wall}`} role="group" aria-label={t('preview.look')}>
      {written.length === 0 && shown.buttons.length === 0 ? <p className={classes.empty}>{t('preview.empty')}</p> : null}
      {(written.length === 0 && shown.buttons.length > 0 ? [{ text: '', file: null }] : written).map((part, index, all) => {
        const last = index === all.length - 1;
        return (
          <div key={index} className={bubble.row} data-first={index === 0 || undefined}>
            <div className={bubble.stack}>
              <div className={bubble.bubble}>
                {part.file && <FilePart file={part.file} />}
                {part.text.trim() !== '' && (
                  <div className={bubble.body}>
                    <p className={bubble.text}>{part.text}</p>
                  </div>
                )}
                {last && skin.buttons === 'lines' && buttons}
              </div>
              {last && skin.buttons !== 'lines' && buttons}
            </div>
          </div>
        );
      })}
    </div>
  );
}

function Buttons({ shown, skin }: { shown: Shown; skin: Skin }) {
  const { t } = useTranslation('steps');
  const example = useExampleText();
  if (shown.buttons.length === 0) return null;
  if (shown.as === 'buttons') {
    return (
      <div className={bubble[skin.buttons]}>
        {shown.buttons.map((button) => (
          <span key={button.id} className={`${bubble.press} ${classes.key}`} data-color={button.color ?? undefined}>
            <ButtonMark button={button} lines={skin.buttons === 'lines'} />
            {example(button.title) || t('button.untitled')}
          </span>
        ))}
      </div>
    );
  }
  return (
    <>
      <div className={bubble[skin.buttons]}>
        <span className={bubble.press}>
          <IconList size={16} aria-hidden />
          {shown.listLabel || t('preview.list')}
        </span>
      </div>
      <ul className={classes.rows} aria-label={t('preview.rows')}>
        {shown.buttons.map((button) => (
          <li key={button.id}>
            {example(button.title) || t('button.untitled')}
            {button.description && <small>{example(button.description)}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}

function ButtonMark({ button: { type }, lines }: { button: ShownButton; lines: boolean }) {
  if (type === 'url') return <IconArrowUpRight size={16} aria-hidden />;
  if (type === 'phone') return <IconPhone size={16} aria-hidden />;
  return lines ? <IconCornerDownLeft size={16} aria-hidden /> : null;
}

function FilePart({ file }: { file: ScenarioFile }) {
  const formats = useFormats();
  if (file.kind === 'image' || file.kind === 'sticker') {
    return (
      <span className={bubble.picture}>
        <img src={fileAddress(file.fileId)} alt={file.name} className={classes.picture} />
      </span>
    );
  }
  const Icon = file.kind === 'voice' || file.kind === 'audio' ? IconMicrophone : IconFile;
  return (
    <span className={bubble.file}>
      <Icon size={24} stroke={1.5} aria-hidden />
      <span>
        {file.name}
        <small>{formats.bytes(file.size)}</small>
      </span>
    </span>
  );
}

/** Examples stand for variables, so that the length is about what clients will see. */
function useExampleText(): (text: string) => string {
  const { t } = useTranslation('steps');
  return (text) => withExamples(text, (path) => t(`example.${path.replaceAll('.', '_')}`, { defaultValue: `‹${path}›` }));
}
