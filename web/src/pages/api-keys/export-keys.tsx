import type { ApiKey } from '@latchkey/sdk';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { download } from '../../api/download';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { toCsv } from './keys-csv';
import { plural, t } from '../../language/translate';

interface ExportKeysProps {
  load: () => Promise<ApiKey[]>;
}

/** Downloads all keys as CSV, or no file at all if a page cannot be loaded. */
export function ExportKeys({ load }: ExportKeysProps) {
  const { run, pending, error } = useAction(async () => {
    const keys = await load();
    download('api-keys.csv', new Blob([toCsv(keys)], { type: 'text/csv' }));
    toast(plural(keys.length, 'Exported {count} key.', 'Exported {count} keys.'));
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden="true" />}
        loading={pending}
        onClick={() => void run()}
      >
        {t('Export CSV')}
      </Button>
      <ErrorAlert error={error} />
    </>
  );
}
