import { Button, Menu } from '@mantine/core';
import {
  IconBookmark,
  IconChevronDown,
  IconDeviceFloppy,
  IconMail,
  IconPencil,
  IconPlus,
  IconRotate2,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportView } from '../../../api/reports.js';
import { useMay } from '../../../api/use-may.js';
import { QuestionWindow } from '../../../ui/question-window.js';
import { toast, toastError } from '../../../ui/toast.js';
import type { ReportKind } from '../catalogue.js';
import { differs, savedOf, searchOf } from '../question.js';
import type { ReportSearch } from '../search.js';
import { MailWindow } from './mail-window.js';
import { refusalText } from './refusal-text.js';
import { SaveWindow } from './save-window.js';
import { useViewDeeds } from './use-views.js';

interface Props {
  kind: ReportKind;
  search: ReportSearch;
  /** The one that is open. */
  view: ReportView | null;
  onChange(changes: ReportSearch): void;
}

type Window = 'new' | 'newWithMail' | 'change' | 'mail' | 'delete';

/** Keeps what is asked under a name, for oneself or for everybody who may read the report, and has it sent by mail. */
export function ViewMenu({ kind, search, view, onChange }: Props) {
  const { t } = useTranslation('reports');
  const [opened, setOpened] = useState<Window | null>(null);
  const deeds = useViewDeeds();
  const changed = view !== null && differs(search, view.question, kind);
  const close = (): void => setOpened(null);
  const question = savedOf(search, kind);
  const keep = (): void => {
    if (view)
      deeds.change.mutate({ id: view.id, question }, { onSuccess: () => toast(t('views.saved')), onError: (error) => toastError(error) });
  };
  const remove = (): void => {
    if (view) deeds.remove.mutate(view.id, { onSuccess: () => (close(), onChange({ view: undefined })) });
  };
  return (
    <>
      <Items view={view} changed={changed} onOpen={setOpened} onKeep={keep} onBack={() => view && onChange(searchOf(view.question))} />
      {(opened === 'new' || opened === 'newWithMail') && (
        <SaveWindow
          note={opened === 'newWithMail' ? t('views.beforeMail') : null}
          isBusy={deeds.add.isPending}
          error={deeds.add.error}
          onSave={(fields) =>
            deeds.add.mutate(
              { report: kind.name, question, ...fields },
              { onSuccess: ({ id }) => (onChange({ view: id }), setOpened(opened === 'newWithMail' ? 'mail' : null)) },
            )
          }
          onClose={() => (deeds.add.reset(), close())}
        />
      )}
      {opened === 'change' && view && (
        <SaveWindow
          view={view}
          isBusy={deeds.change.isPending}
          error={deeds.change.error}
          onSave={(fields) => deeds.change.mutate({ id: view.id, ...fields }, { onSuccess: close })}
          onClose={() => (deeds.change.reset(), close())}
        />
      )}
      {opened === 'mail' && view && <MailWindow view={view} onClose={close} />}
      {opened === 'delete' && view && (
        <QuestionWindow
          question={t('views.deleteQuestion', { name: view.name })}
          action={t('views.delete')}
          isBusy={deeds.remove.isPending}
          problem={deeds.remove.error && refusalText(deeds.remove.error)}
          onConfirm={remove}
          onClose={close}
        >
          <p>{t(view.shared ? 'views.deleteShared' : 'views.deleteText')}</p>
        </QuestionWindow>
      )}
    </>
  );
}

interface ItemsProps {
  view: ReportView | null;
  changed: boolean;
  onOpen(window: Window): void;
  onKeep(): void;
  /** To what the view keeps. */
  onBack(): void;
}

function Items({ view, changed, onOpen, onKeep, onBack }: ItemsProps) {
  const { t } = useTranslation('reports');
  const mayMail = useMay('mail_reports');
  const mine = view?.mayChange ?? false;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {view ? t(changed ? 'views.changed' : 'views.button') : t('views.save')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {view && changed && (
          <>
            {mine && (
              <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={onKeep}>
                {t('views.keep', { name: view.name })}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconRotate2 size={16} aria-hidden />} onClick={onBack}>
              {t('views.back')}
            </Menu.Item>
          </>
        )}
        <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onOpen('new')}>
          {t(view ? 'views.saveAs' : 'views.saveNew')}
        </Menu.Item>
        {mine && (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onOpen('change')}>
            {t('views.rename')}
          </Menu.Item>
        )}
        {mayMail && (mine || !view) && (
          <Menu.Item leftSection={<IconMail size={16} aria-hidden />} onClick={() => onOpen(view ? 'mail' : 'newWithMail')}>
            {t('views.mail')}
          </Menu.Item>
        )}
        {mine && (
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onOpen('delete')}>
            {t('views.deleteItem')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
