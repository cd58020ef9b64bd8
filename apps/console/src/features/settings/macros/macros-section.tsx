import '../texts.js';
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteMacro, macrosQuery, type Macro } from '../../../api/macros.js';
import { ConfirmDelete } from '../confirm-delete.js';
import rows from '../rows.module.css';
import { LoadState } from '../load-state.js';
import { Section } from '../section.js';
import classes from '../settings.module.css';
import { useMay } from '../../../api/use-may.js';
import { MacroWindow } from './macro-window.js';

/** The quick answers that every operator may use. */
export default function MacrosSection() {
  const { t } = useTranslation(['settings', 'ui']);
  const macros = useQuery(macrosQuery);
  const mayManage = useMay('macros') ?? false;
  const [adding, setAdding] = useState(false);
  return (
    <Section title={t('settings:macros.title')}>
      <p className={classes.note}>{t('settings:macros.text')}</p>
      <LoadState query={macros} height={120} />
      {mayManage && (
        <div className={classes.buttons}>
          <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
            {t('settings:macros.add')}
          </Button>
        </div>
      )}
      {macros.data?.length === 0 && <p className={classes.note}>{t('settings:macros.none')}</p>}
      <ul className={rows.list}>
        {macros.data?.map((macro) => (
          <Row key={macro.id} macro={macro} mayManage={mayManage} />
        ))}
      </ul>
      {adding && <MacroWindow macro={null} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function Row({ macro, mayManage }: { macro: Macro; mayManage: boolean }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const [shown, setShown] = useState<'edit' | 'delete' | null>(null);
  const remove = async (): Promise<void> => {
    await deleteMacro(macro.id);
    await client.invalidateQueries({ queryKey: macrosQuery.queryKey });
  };
  return (
    <li className={rows.row}>
      <span className={rows.what}>
        <span className={rows.command}>/{macro.command}</span>
        <span className={rows.name}>{macro.name}</span>
        <span className={`${rows.description} ${rows.clamped}`}>{macro.text}</span>
      </span>
      {mayManage && (
        <span className={rows.buttons}>
          <ActionIcon aria-label={t('editNamed', { name: macro.name })} onClick={() => setShown('edit')}>
            <IconPencil size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t('deleteNamed', { name: macro.name })} onClick={() => setShown('delete')}>
            <IconTrash size={16} />
          </ActionIcon>
        </span>
      )}
      {shown === 'edit' && <MacroWindow macro={macro} onClose={() => setShown(null)} />}
      {shown === 'delete' && (
        <ConfirmDelete
          question={t('macros.deleteQuestion', { name: macro.name })}
          text={t('macros.deleteText')}
          onDelete={remove}
          onClose={() => setShown(null)}
        />
      )}
    </li>
  );
}
