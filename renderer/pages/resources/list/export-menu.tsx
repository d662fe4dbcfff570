import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileExport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ExportFormat, exportFormats } from '../../../../electron/api/contract/resources.ts'
import { useSettings } from '../../../live/settings.ts'
import { fetchExport, saveFile } from './export-file.ts'
import { filterOf, type ResourceView } from './resource-filter.ts'
import classes from './resource-toolbar.module.css'

/** Exports the links that match the filters to a file. */
export function ExportMenu({ view }: { readonly view: ResourceView }) {
  const { t } = useTranslation()
  const { effectiveTimeZone: zone } = useSettings()
  const save = useMutation({
    mutationFn: async (format: ExportFormat) =>
      saveFile(await fetchExport(filterOf(view), format), t('resources.exportFile'), format, zone),
  })
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconFileExport size={15} />}
          rightSection={<IconChevronDown size={14} />}
          loading={save.isPending}
        >
          {t('resources.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('resources.exportHint')}</Menu.Label>
        {exportFormats.map((format) => (
          <Menu.Item
            key={format}
            rightSection={
              <small className={classes['hint']}>{t(`resources.exportFormatHint.${format}`)}</small>
            }
            onClick={() => save.mutate(format)}
          >
            {t(`resources.exportFormat.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
