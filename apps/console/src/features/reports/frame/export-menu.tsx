import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileSpreadsheet, IconFileText, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { reportFilePath, type ReportAsk } from '../../../api/reports.js';
import type { ReportKind } from '../catalogue.js';

/** The report as a file with all of its rows, or on paper. */
export function ExportMenu({ kind, ask }: { kind: ReportKind; ask: ReportAsk }) {
  const { t, i18n } = useTranslation('reports');
  const path = (format: 'csv' | 'xlsx'): string => reportFilePath(kind.name, ask, format, i18n.language);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={path('xlsx')} download leftSection={<IconFileSpreadsheet size={16} aria-hidden />}>
          {t('export.xlsx')}
        </Menu.Item>
        <Menu.Item component="a" href={path('csv')} download leftSection={<IconFileText size={16} aria-hidden />}>
          {t('export.csv')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => setTimeout(() => window.print())}>
          {t('export.print')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
