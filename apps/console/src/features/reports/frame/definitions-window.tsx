import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import type { ReportKind } from '../catalogue.js';
import { definitionsOf } from '../definitions.js';
import classes from './frame.module.css';

/** What exactly each figure of a report is. */
export function DefinitionsWindow({ kind, onClose }: { kind: ReportKind; onClose(): void }) {
  const { t } = useTranslation('reports');
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('definitions', { report: t(`report.${kind.name}`) })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <dl className={classes.definitions}>
        {definitionsOf(kind).map((key) => (
          <div key={key}>
            <dt>{t(`figure.${key}`)}</dt>
            <dd>{t(`definition.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
