import type { Document, DocumentInput } from '@latchkey/sdk';
import { Button, Group, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Time } from '../../components/time/time';
import classes from './conflict-dialog.module.css';
import { rich, t } from '../../language/translate';

interface ConflictDialogProps {
  theirs: Document;
  mine: DocumentInput;
  saving: boolean;
  error: unknown;
  /** Returns to the editor, with nothing decided and nothing lost. */
  onClose: () => void;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Somebody else saved first: shows both versions, and asks which one to keep. */
export function ConflictDialog({
  theirs,
  mine,
  saving,
  error,
  onClose,
  onTakeTheirs,
  onKeepMine,
}: ConflictDialogProps) {
  return (
    <Modal opened onClose={onClose} size={980} title={t('Someone else saved this document')}>
      <Stack>
        <Text size="sm">{t('Your text is not saved yet, and nothing is lost. Differences are marked.')}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Side
            heading={t('Theirs')}
            note={rich('version {version}, saved {time}', {
              version: theirs.version,
              time: <Time iso={theirs.updatedAt} />,
            })}
            content={theirs}
            other={mine}
          />
          <Side heading={t('Yours')} note={t('not saved yet')} content={mine} other={theirs} />
        </SimpleGrid>
        <ErrorAlert error={error} />
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            {t('Back to my text')}
          </Button>
          <Button variant="default" onClick={onTakeTheirs}>
            {t('Use theirs, discard mine')}
          </Button>
          <Button loading={saving} onClick={onKeepMine} data-autofocus>
            {t('Keep mine, replace theirs')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}

interface SideProps {
  heading: string;
  note: ReactNode;
  content: DocumentInput;
  other: DocumentInput;
}

function Side({ heading, note, content, other }: SideProps) {
  const theirLines = new Set(other.body.split('\n'));
  return (
    <section aria-label={heading}>
      <Group gap="xs" align="baseline" mb={6}>
        <Title order={3} size="h5">
          {heading}
        </Title>
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      </Group>
      <div
        className={classes.text}
        tabIndex={0}
        role="group"
        aria-label={t('{heading}, in full', { heading })}
      >
        <Text fw={600} size="sm" mb={8} className={classes.line} data-differs={content.title !== other.title}>
          {content.title}
        </Text>
        {content.body.split('\n').map((line, index) => (
          <div key={index} className={classes.line} data-differs={!theirLines.has(line)}>
            {line}
          </div>
        ))}
      </div>
    </section>
  );
}
